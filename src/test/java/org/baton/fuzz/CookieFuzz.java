package org.baton.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.baton.http.RawCookies;
import org.baton.scene.Requests;
import org.baton.secret.Secret;
import org.baton.session.SessionCookie;

/** A session cookie is read only if it is there once, whole, and under its exact name. */
public final class CookieFuzz {

    private static final String NAME = "__Host-sid";

    private CookieFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String header = new String(input, ISO_8859_1);
        HttpServletRequest request = Requests.withCookies(header.split("\n", -1));

        List<String> values = RawCookies.values(request, NAME);
        Optional<Secret> secret = SessionCookie.read(request);

        assertThat(values).allMatch(value -> !value.contains(";"));
        assertThat(RawCookies.names(request, "__Host-"))
                .filteredOn(NAME::equals)
                .hasSameSizeAs(values);
        assertThat(SessionCookie.isPresent(request)).isEqualTo(!values.isEmpty());
        secret.ifPresent(read -> {
            assertThat(values).containsExactly(read.text());
            assertThat(read.text()).matches("[A-Za-z0-9_-]{32}");
            assertThat(header.split(NAME + "=", -1)).hasSizeGreaterThanOrEqualTo(2);
        });
    }
}
