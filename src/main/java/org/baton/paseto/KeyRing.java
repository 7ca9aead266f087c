package org.baton.paseto;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys that a verifier trusts, by their ids. A key that is not in here does not exist: none is taken from a
 * token, none is fetched. Immutable, thread-safe.
 */
public final class KeyRing {

    private static final String RIGHT = "write <sibling>.<use>.<generation>=k4.public.<43 base64url characters>"
            + " for each key (k2.public. for tokens of v2.public), with commas or white space between them";

    private final Map<Pin, VerificationKey> keys;

    private KeyRing(Map<Pin, VerificationKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** One id may have a key of each version: a sibling goes from one to the other without a refusal. */
    private record Pin(KeyId id, TokenVersion version) {}

    /** The ring with these keys; it may be empty, and then every token is refused. */
    public static KeyRing of(Map<KeyId, VerificationKey> keys) {
        Map<Pin, VerificationKey> pins = new HashMap<>();
        keys.forEach((id, key) -> pins.put(new Pin(id, key.version()), key));
        return new KeyRing(pins);
    }

    /**
     * The ring that a setting describes: {@code kid=k4.public....} or {@code kid=k2.public....} for each key, with commas or
     * white space between them.
     *
     * @throws IllegalArgumentException if there is no key, one id twice in one version, or an entry that is none; the message names the
     *     entry and says what is right
     */
    public static KeyRing fromSetting(String setting) {
        Map<Pin, VerificationKey> keys = new HashMap<>();
        for (String entry : setting.split("[\\s,]+", -1)) {
            if (!entry.isEmpty()) {
                add(entry, keys);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no verification key is given: " + RIGHT);
        }
        return new KeyRing(keys);
    }

    /** The key with this id that verifies this version, or empty if none is trusted. */
    public Optional<VerificationKey> find(KeyId id, TokenVersion version) {
        return Optional.ofNullable(keys.get(new Pin(id, version)));
    }

    /** Whether any key of that sibling for that use is trusted, of whatever generation and version. */
    public boolean has(String sibling, TokenUse use) {
        return keys.keySet().stream().map(Pin::id).anyMatch(id -> id.sibling().equals(sibling) && id.use() == use);
    }

    private static void add(String entry, Map<Pin, VerificationKey> keys) {
        String[] idAndKey = entry.split("=", 2);
        Optional<KeyId> id = KeyId.parse(idAndKey[0]);
        Optional<VerificationKey> key = VerificationKey.parse(idAndKey[idAndKey.length - 1]);
        if (idAndKey.length != 2 || id.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("the verification key '" + entry + "' is malformed: " + RIGHT);
        }
        if (keys.putIfAbsent(new Pin(id.get(), key.get().version()), key.get()) != null) {
            throw new IllegalArgumentException(
                    "the verification key '" + entry + "' has an id that came before: " + RIGHT);
        }
    }
}
