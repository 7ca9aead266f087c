package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.baton.run.TestDirectory;
import org.openqa.selenium.chrome.ChromeOptions;

/** How the tests start this machine's Chromium: without a screen, with a profile of its own, and silent towards the world. */
final class Chromium {
    private Chromium() {}

    /** The argument that lets it find these hosts where they are. */
    static String finding(Hosts hosts) {
        return "--host-resolver-rules=MAP %s %s,MAP %s %s"
                .formatted(
                        hosts.home().getHost(),
                        hosts.number(hosts.home()),
                        hosts.shop().getHost(),
                        hosts.number(hosts.shop()));
    }

    /** It runs no page's script. */
    static ChromeOptions noScript() {
        return options()
                .setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    /** It runs what pages bring. */
    static ChromeOptions options() {
        try {
            Path profile = Files.createTempDirectory(TestDirectory.own(), "profile");
            return new ChromeOptions()
                    .setBinary(Tool.CHROMIUM.required().toFile())
                    .addArguments(
                            "--headless=new",
                            "--lang=en-US",
                            "--accept-lang=en-US",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--ignore-certificate-errors",
                            "--window-size=900,700",
                            "--user-data-dir=" + profile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a profile for the browser", e);
        }
    }
}
