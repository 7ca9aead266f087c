package org.baton.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of this machine that tests drive. Nothing is downloaded: it is on the PATH, or an environment variable says where. */
public enum Tool {
    CHROMIUM("chromium", "CHROME_BIN", "chromium chromium-browser google-chrome"),
    CHROMEDRIVER("chromium-driver", "CHROMEDRIVER", "chromedriver"),
    PSQL("postgresql-client", "PSQL", "psql"),
    HAPROXY("haproxy", "HAPROXY", "haproxy"),
    NODE("nodejs", "NODE", "node"),
    NPM("npm", "NPM", "npm"),
    PYTHON("python3-cryptography", "PYTHON", "python3", "cryptography");

    private final String debianPackage;
    private final String variable;
    private final String names;
    private final String module;

    Tool(String debianPackage, String variable, String names) {
        this(debianPackage, variable, names, "");
    }

    /** A Python that is there but lacks the module will not do. */
    Tool(String debianPackage, String variable, String names, String module) {
        this.debianPackage = debianPackage;
        this.variable = variable;
        this.names = names;
        this.module = module;
    }

    /** Where it is; empty where it is missing. */
    public Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(System.getenv(variable)).map(Path::of);
        // A person's PATH may lack the directory that Debian puts servers into.
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin";
        Stream<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .flatMap(directory -> Arrays.stream(names.split(" ", -1)).map(name -> Path.of(directory, name)));
        return Stream.concat(named, found)
                .filter(Files::isExecutable)
                .filter(this::works)
                .findFirst();
    }

    /** Where it is, for a test that runs because it is there, or because it has to be. */
    public Path required() {
        return find().orElseThrow(() -> new IllegalStateException(missing()));
    }

    /** What a person is told. */
    public String missing() {
        String what = names.split(" ", -1)[0] + (module.isEmpty() ? "" : " with " + module);
        return "no %s found; install it: apt-get install %s".formatted(what, debianPackage);
    }

    private boolean works(Path program) {
        if (module.isEmpty()) {
            return true;
        }
        try {
            return new ProcessBuilder(program.toString(), "-c", "import " + module)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while trying " + program, e);
        }
    }
}
