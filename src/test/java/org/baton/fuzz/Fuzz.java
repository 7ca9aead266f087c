package org.baton.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;

/** The fuzz command. Each target runs in a JVM of its own, since Jazzer ends the one that it runs in. */
final class Fuzz {
    private static final Path OWN = TestDirectory.project().resolve("target/fuzz");
    private static final String INSTRUMENTED = "org.baton.**:dev.paseto.**:org.eclipse.parsson.**";

    private final FuzzTarget target;
    private final Path directory;

    private Fuzz(FuzzTarget target) {
        this.target = target;
        this.directory = OWN.resolve(target.text());
    }

    /** Runs the targets that the settings name; ends with 1 if one of them failed. */
    public static void main(String[] none) throws IOException, InterruptedException {
        FuzzSettings settings = FuzzSettings.fromProperties();
        List<FuzzTarget> failed = new ArrayList<>();
        for (FuzzTarget target : settings.targets()) {
            if (!new Fuzz(target).isGoodFor(settings.time().toSeconds())) {
                failed.add(target);
            }
        }
        System.out.printf(
                "%d targets fuzzed, %d failed %s%n", settings.targets().size(), failed.size(), failed);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private boolean isGoodFor(long seconds) throws IOException, InterruptedException {
        PrivateFiles.remove(directory);
        Path inputs = Files.createDirectories(directory.resolve("inputs"));
        Path found = Files.createDirectories(directory.resolve("found"));
        Corpus.unpack(Corpus.kept(target), inputs);
        System.out.printf("%n%s: %d seconds, with %s%n", target.text(), seconds, target.className());
        boolean good = jazzer(
                "-max_total_time=" + seconds, "-max_len=4096", "-artifact_prefix=" + found + "/", inputs.toString());
        try (Stream<Path> failures = Files.list(found)) {
            for (Path failure : (Iterable<Path>) failures::iterator) {
                Files.copy(failure, inputs.resolve(String.valueOf(failure.getFileName())));
            }
        }
        Path worthKeeping = OWN.resolve(target.text() + ".txt");
        Corpus.pack(inputs, worthKeeping);
        System.out.printf(
                "%s: %s, what is worth keeping is in %s%n", target.text(), good ? "good" : "FAILED", worthKeeping);
        return good;
    }

    private boolean jazzer(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED,
                "--reproducer_path=" + directory,
                "-print_final_stats=1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
