package org.baton.handoff;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baton.http.RawCookies;
import org.baton.secret.MasterKey;
import org.baton.secret.Sealer;

/**
 * The cookie {@code __Host-handoff-<first 8 of state>}: a {@link Binding}, sealed, so that a visitor who has not logged in
 * costs no row. SameSite=None by default: home's page posts the token across sites, and browsers send only such cookies
 * along. It gives no authority by itself.
 */
final class BindingCookie {
    private static final String PREFIX = "__Host-handoff-";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=";
    private static final int MOST = 3;

    private final SiblingRole role;
    private final Sealer sealer;
    private final Clock clock;

    BindingCookie(SiblingRole role, MasterKey master, Clock clock) {
        this.role = role;
        this.sealer = new Sealer(master, "baton/1|pre-session");
        this.clock = clock;
    }

    /** The lines that keep a new binding, and clear the oldest where that would be the fourth. */
    List<String> set(Binding binding, HttpServletRequest request) {
        String name = name(binding.state());
        String value = sealer.seal(binding.text().getBytes(StandardCharsets.UTF_8), associatedData(name));
        String line = name + "=" + value + attributes() + "; Max-Age=" + Binding.LIFE.toSeconds();
        List<String> lines = surplus(request).stream().map(this::clearNamed).collect(Collectors.toList());
        lines.add(line);
        return lines;
    }

    /** The binding that a state was made with; empty unless the browser has exactly one cookie for it, still in time. */
    Optional<Binding> read(HttpServletRequest request, String state) {
        String name = name(state);
        List<String> values = RawCookies.values(request, name);
        return values.size() == 1
                ? open(name, values.get(0)).filter(binding -> binding.state().equals(state))
                : Optional.empty();
    }

    String clear(String state) {
        return clearNamed(name(state));
    }

    private String clearNamed(String name) {
        return name + "=" + attributes() + "; Max-Age=0";
    }

    private List<String> surplus(HttpServletRequest request) {
        Map<String, Long> age = RawCookies.names(request, PREFIX).stream()
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> startedAt(request, name)));
        return age.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .skip(MOST - 1)
                .map(Map.Entry::getKey)
                .filter(name -> name.matches(PREFIX + "[A-Za-z0-9_-]{8}"))
                .toList();
    }

    private long startedAt(HttpServletRequest request, String name) {
        return RawCookies.values(request, name).stream()
                .flatMap(value -> open(name, value).stream())
                .mapToLong(binding -> binding.startedAt().getEpochSecond())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private Optional<Binding> open(String name, String value) {
        return sealer.open(value, associatedData(name))
                .flatMap(plain -> Binding.parse(new String(plain, StandardCharsets.UTF_8)))
                .filter(binding -> !binding.isOver(clock.instant()));
    }

    private static String name(String state) {
        return PREFIX + state.substring(0, 8);
    }

    private String associatedData(String name) {
        return "baton/1|pre-session|" + role.id() + "|" + name;
    }

    private String attributes() {
        return ATTRIBUTES + role.sameSite().text();
    }
}
