package org.baton.scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The corpus of return paths that nobody must be sent to: {@code hostile-return-paths.txt}. */
public final class HostilePaths {
    /** The group of paths that are harmless but for leading back into a handoff. */
    public static final String BACK_INTO_A_HANDOFF = "Back into a handoff";

    private HostilePaths() {}

    /** All of them, by trick. */
    public static Map<String, List<String>> byTrick() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        String trick = "";
        for (String line : text().split("\n", -1)) {
            if (line.startsWith("## ")) {
                trick = line.substring(3, line.indexOf(" ["));
            } else if (line.startsWith("|")) {
                groups.computeIfAbsent(trick, name -> new ArrayList<>())
                        .add(line.substring(1, line.length() - 1).translateEscapes());
            }
        }
        return groups;
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(
                HostilePaths.class.getResourceAsStream("/hostile-return-paths.txt"), "hostile-return-paths.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the corpus", e);
        }
    }
}
