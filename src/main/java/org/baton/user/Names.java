package org.baton.user;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user is called: nothing to make a password of.
 *
 * @param username the name typed to log in
 * @param displayName the name that pages show
 * @param email the address, if there is one
 */
public record Names(String username, String displayName, Optional<String> email) {
    /** A name of fewer characters is found in too much that has nothing to do with it. */
    private static final int SHORTEST = 3;

    /** A password that has this much besides names and digits is a guess of its own. */
    private static final int ENOUGH = 4;

    /** Whether so little is left without names and digits that who knows the user soon guesses it. */
    boolean areMostOf(Password password) {
        String typed = folded(password.text());
        String left = typed;
        for (String name : all()) {
            left = left.replace(name, "")
                    .replace(new StringBuilder(name).reverse().toString(), "");
        }
        return left.length() < typed.length() && letters(left) < ENOUGH;
    }

    /** The longest first, so that "alice" leaves nothing of "alicesmith" behind. */
    private List<String> all() {
        String address = email.orElse("");
        return Stream.of(
                        Stream.of(username, displayName, address),
                        Arrays.stream(displayName.split("[^\\p{L}\\p{N}]+", -1)),
                        Arrays.stream(username.split("[^\\p{L}\\p{N}]+", -1)),
                        Arrays.stream(address.split("@", -1)))
                .flatMap(names -> names)
                .map(Names::folded)
                .filter(name -> name.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Without case, width, and what is neither a letter nor a digit. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }
}
