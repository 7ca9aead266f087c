package org.baton.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baton.run.TestDirectory;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at the page that a browser shows as people do, on a phone and on a desk, by day and by night: keeps a picture of
 * each in {@code target/screenshots}, and says what is wrong for whoever hears the page or sees little contrast (the rules
 * of axe-core), or has a small screen.
 */
final class Look {
    private static final Path PICTURES = TestDirectory.project().resolve("target/screenshots");
    private static final String AXE = axe();

    /** Only the words on such a page differ by width, and only its colours by scheme: two are examined, all are kept. */
    private enum View {
        PHONE_LIGHT(390, 844, "light", true),
        PHONE_DARK(390, 844, "dark", false),
        DESK_LIGHT(1280, 800, "light", false),
        DESK_DARK(1280, 800, "dark", true);

        private final int width;
        private final int height;
        private final String scheme;
        private final boolean examined;

        View(int width, int height, String scheme, boolean examined) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.examined = examined;
        }

        @Override
        public String toString() {
            return width + "-" + scheme;
        }
    }

    private final ChromeDriver driver;

    /** Looks at the pages that the browser opens from now on: each gets axe by the way. */
    Look(Browser browser) {
        driver = browser.driver();
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", AXE));
    }

    /** What is wrong with the page shown, whose pictures are called by that name. */
    List<String> at(String page) {
        List<String> faults = new ArrayList<>();
        for (View view : View.values()) {
            seeAs(view);
            String name = page + "-" + view;
            keepPicture(name);
            if (isWiderThanTheScreen()) {
                faults.add(name + ": has to be scrolled sideways");
            }
            if (view.examined) {
                examine().forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        return faults;
    }

    private void seeAs(View view) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", view.scheme))));
        seeAs(view, view.height);
        long whole =
                (Long) Objects.requireNonNull(driver.executeScript("return document.documentElement.scrollHeight"));
        if (whole > view.height) {
            seeAs(view, whole);
        }
    }

    private void seeAs(View view, long height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", view.width, "height", height, "deviceScaleFactor", 1, "mobile", view.width < 600));
    }

    private void keepPicture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the picture " + name, e);
        }
    }

    private boolean isWiderThanTheScreen() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /**
     * What axe cannot decide is a fault too, but for what is hidden in a table that scrolls by itself, and the contrast of a
     * single digit, which it takes for a picture.
     */
    private List<?> examine() {
        return (List<?>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const open = ['elmPartiallyObscured', 'shortTextContent'];
                const isOpen = node => node.any.some(check => open.includes(check.data?.messageKey));
                const fault = (rule, node) => rule.id + ': ' + node.html + ' ' + node.failureSummary;
                axe.run({ resultTypes: ['violations', 'incomplete'] }).then(
                    found => done([...found.violations, ...found.incomplete].flatMap(rule =>
                        rule.nodes.filter(node => !isOpen(node)).map(node => fault(rule, node)))),
                    failure => done([String(failure)]));
                """));
    }

    private static String axe() {
        try (InputStream script = Look.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read axe.min.js", e);
        }
    }
}
