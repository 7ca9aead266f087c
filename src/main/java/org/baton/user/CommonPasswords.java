package org.baton.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 10,000 commonest passwords of at least 8 characters, from {@code common-passwords.txt}, which names its source (OWASP
 * ASVS 5.0, 6.2.4 asks for 3,000). About a megabyte of memory. Thread-safe.
 */
final class CommonPasswords {
    private static final String FILE = "common-passwords.txt";
    private static final Set<String> KNOWN = read();

    private CommonPasswords() {}

    static boolean contain(Password password) {
        return KNOWN.contains(password.text().toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("This program holds no " + FILE
                        + " beside its classes of org.baton.user: it was not built by this project's pom.xml.");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }
}
