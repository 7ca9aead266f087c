package org.baton.it;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests rely on in a browser. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserItselfIT {
    /** Takes its own place a hundred times, as answers do while the driver looks at the page before; then it stays. */
    private static final String RESTLESS = """
            <!doctype html><body><p>A page that goes.</p><script>
            const times = Number(location.search.slice(1));
            if (times < 100) {
              setTimeout(() => location.replace('?' + (times + 1)), 30);
            } else {
              document.body.append('It stays.');
            }
            </script>
            """;

    @Test
    void a_page_that_goes_while_it_is_read_is_read_anew(@TempDir Path directory) throws IOException {
        Path page = Files.writeString(directory.resolve("restless.html"), RESTLESS);
        try (Browser browser = Browser.fresh()) {
            browser.open(page.toUri());

            assertThatCode(() -> readUntilItStays(browser)).doesNotThrowAnyException();
        }
    }

    /** Ends with the page itself, after some seconds. */
    private static void readUntilItStays(Browser browser) {
        while (!browser.text().contains("It stays.")) {
            Thread.onSpinWait();
        }
    }
}
