package org.baton.assertion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyList;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;

/**
 * The services that may be told who asks, from this host's settings.
 *
 * @param generations of each service's name, the generation of the key that signs for it: 1 to 99,999,999
 */
public record Audiences(Map<String, Integer> generations) {
    /** No service: nothing is issued or published. */
    public static final Audiences NONE = new Audiences(Map.of());

    private static final Pattern ENTRY = Pattern.compile("([a-z0-9-]{1,40})(?:=([1-9][0-9]{0,7}))?");
    private static final int MOST = 50;

    /** Keeps a copy. */
    public Audiences {
        generations = Map.copyOf(generations);
    }

    /**
     * Reads a setting: names with commas or white space between them, such as {@code stock, ledger=2}; without a number it is
     * the first generation.
     *
     * @param setting the text
     * @return the services
     * @throws IllegalArgumentException if an entry is malformed or a name comes twice; the message names it and says what to
     *     write
     */
    public static Audiences fromSetting(String setting) {
        Map<String, Integer> generations = new HashMap<>();
        for (String entry : setting.strip().split("\\s*,\\s*|\\s+", -1)) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "\"" + entry + "\" is no service; write names of 1 to 40 of a-z, 0-9 and -, with commas between"
                                + " them, each with its key's generation unless that is 1: stock, ledger=2");
            }
            int generation =
                    Optional.ofNullable(parts.group(2)).map(Integer::valueOf).orElse(1);
            if (generations.put(parts.group(1), generation) != null) {
                throw new IllegalArgumentException("\"" + parts.group(1) + "\" comes twice; write each service once");
            }
        }
        if (generations.size() > MOST) {
            throw new IllegalArgumentException(generations.size() + " services are too many; write at most " + MOST);
        }
        return new Audiences(generations);
    }

    /**
     * Publishes the keys that sign for these services, by name.
     *
     * @param list what the host publishes
     */
    public void publish(KeyList list) {
        generations.keySet().stream().sorted().forEach(audience -> {
            int generation = generation(audience);
            KeyId active = new KeyId(audience, TokenUse.ASSERTION, generation);
            list.add(TokenVersion.V4_PUBLIC, active, generation > 1);
        });
    }

    /** Of a service that is here; a mistake of the application's is answered with what to write. */
    int generation(String audience) {
        Integer generation = generations.get(audience);
        if (generation == null) {
            throw new IllegalArgumentException("An assertion is wanted for \"" + audience
                    + "\", which is no service of this host; write it into baton.assertion.audiences");
        }
        return generation;
    }
}
