package org.baton.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where Chromium and its driver are: the environment's {@code CHROME_BIN} and {@code CHROMEDRIVER}, else the PATH. Nothing
 * is downloaded. Without them the browser tests are left out, with a line that says so; under {@code CI=true} they fail.
 */
final class Chromium implements ExecutionCondition {
    private static final String MISSING =
            "no chromium and chromedriver found; install them: apt-get install chromium chromium-driver";

    /** Made by JUnit. */
    Chromium() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean installed = browser().isPresent() && driver().isPresent();
        if (installed || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("a browser is there, or has to be");
        }
        System.out.println("Browser tests left out: " + MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    static File requiredBrowser() {
        return browser().orElseThrow(() -> new IllegalStateException(MISSING)).toFile();
    }

    static File requiredDriver() {
        return driver().orElseThrow(() -> new IllegalStateException(MISSING)).toFile();
    }

    private static Optional<Path> browser() {
        return installed("CHROME_BIN", "chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> driver() {
        return installed("CHROMEDRIVER", "chromedriver");
    }

    private static Optional<Path> installed(String variable, String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> named = Stream.ofNullable(System.getenv(variable)).map(Path::of);
        Stream<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .flatMap(directory -> Arrays.stream(names).map(name -> Path.of(directory, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }
}
