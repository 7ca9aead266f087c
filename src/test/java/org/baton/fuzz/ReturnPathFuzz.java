package org.baton.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.baton.http.ReturnPath;

/** What is taken as a return path leads a browser to the same host, however a browser reads it. */
public final class ReturnPathFuzz {

    private static final URI SHOP = URI.create("https://shop.example.org:9443");

    private ReturnPathFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        ReturnPath.parse(new String(input, UTF_8)).ifPresent(ReturnPathFuzz::staysHere);
    }

    private static void staysHere(ReturnPath path) {
        String text = path.text();
        URI resolved = SHOP.resolve(text);

        assertThat(resolved.getRawAuthority()).isEqualTo("shop.example.org:9443");
        assertThat(asBrowsersReadIt(text)).startsWith("/").doesNotStartWith("//");
        assertThat(text).hasSizeLessThanOrEqualTo(512).matches("[!-~]+");
        assertThat(resolved.normalize().getRawPath()).isEqualTo(resolved.getRawPath());
        assertThat(path.isUnder("/")).isTrue();
    }

    /** The URL standard drops tabs and line breaks and takes a backslash for a slash; so does what decodes once too often. */
    private static String asBrowsersReadIt(String text) {
        return text.replaceAll("[\\t\\r\\n]", "")
                .replace('\\', '/')
                .replaceAll("(?i)%(2f|5c)", "/")
                .split("[?#]", 2)[0];
    }
}
