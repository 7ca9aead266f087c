package org.baton.handoff;

/**
 * What a sibling is, from its own settings, never from a request.
 *
 * @param id its id in home's registry, the audience of its tokens
 * @param origin where people reach it
 * @param homeOrigin where people log in, the issuer of its tokens
 * @param delivery how tokens may come
 * @param sameSite of the cookie that binds a handoff to its browser
 */
public record SiblingRole(String id, String origin, String homeOrigin, Delivery delivery, SameSite sameSite) {
    /** Where a token is delivered on every sibling of this program. */
    public static final String CALLBACK = "/handoff/callback";

    /** When a browser sends the binding cookie along. */
    public enum SameSite {
        /** Always, also with home's form post from another site. */
        NONE("None"),
        /** Only from the same site: for a sibling on a subdomain of home's site. */
        LAX("Lax");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Refuses an id that no registry can hold. */
    public SiblingRole {
        if (!id.matches("[a-z0-9-]{1,40}") || id.equals("home")) {
            throw new IllegalArgumentException("baton.sibling.id is \"" + id
                    + "\"; write the id that siblings.id has at home: 1 to 40 of a-z, 0-9 and -, not home");
        }
    }

    String callbackUrl() {
        return origin + CALLBACK;
    }
}
