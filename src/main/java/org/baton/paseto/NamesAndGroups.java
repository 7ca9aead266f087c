package org.baton.paseto;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a token says about a person, where people choose how long it is. */
final class NamesAndGroups {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,200}");
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,100}");

    private NamesAndGroups() {}

    /** Whether each is in its bounds, and all of them are at most so many bytes of JSON. */
    static boolean fit(List<String> names, Collection<String> groups, int mostBytes) {
        return names.stream().allMatch(name -> NAME.matcher(name).matches())
                && groups.stream().allMatch(group -> GROUP.matcher(group).matches())
                && Stream.concat(names.stream(), groups.stream())
                                .mapToLong(NamesAndGroups::bytes)
                                .sum()
                        <= mostBytes;
    }

    /** As JSON: with quotes, a comma, and a backslash before what needs one. */
    private static long bytes(String text) {
        long escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + escaped + 3;
    }
}
