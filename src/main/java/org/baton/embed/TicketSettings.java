package org.baton.embed;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baton.paseto.KeyRing;
import org.baton.paseto.TokenUse;

/** Which of a sibling's addresses are given for download tickets only. */
final class TicketSettings {
    /** Of the servlet specification's patterns those that name a path, or all below one (12.2). */
    private static final Pattern PATTERN = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+(?:/\\*)?");

    private TicketSettings() {}

    static List<String> read(Settings settings, String sibling, KeyRing homeKeys) {
        List<String> paths = settings.optional("baton.ticket.paths", List.of(), TicketSettings::paths);
        return settings.checked(List.of(), () -> withKey(paths, sibling, homeKeys));
    }

    private static List<String> paths(String text) {
        List<String> paths = Stream.of(text.split("[\\s,]+", -1))
                .filter(path -> !path.isEmpty())
                .toList();
        for (String path : paths) {
            if (!PATTERN.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        "\"" + path
                                + "\" is no path; write paths such as /files/* or /report.pdf, with commas or white space between");
            }
        }
        return paths;
    }

    private static List<String> withKey(List<String> paths, String sibling, KeyRing homeKeys) {
        if (!paths.isEmpty() && !homeKeys.has(sibling, TokenUse.TICKET)) {
            throw new IllegalArgumentException(
                    "baton.ticket.paths is set, and baton.home.keys has no key for tickets; add " + sibling
                            + ".ticket.1=k4.public... as home's /.well-known/baton shows it");
        }
        return paths;
    }
}
