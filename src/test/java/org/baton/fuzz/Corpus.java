package org.baton.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;

/** The inputs of a target that are worth keeping: one a line, in base64url, in the order of the text. */
final class Corpus {

    private Corpus() {}

    /** The project's own file of them. */
    static Path kept(FuzzTarget target) {
        return TestDirectory.project().resolve("src/test/resources/fuzz/" + target.text() + ".txt");
    }

    /** The inputs in such a file. */
    static List<byte[]> read(Path file) {
        try (Stream<String> lines = Files.lines(file, US_ASCII)) {
            return lines.map(line -> Base64.getUrlDecoder().decode(line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Writes each input of a file into a file of its own, as Jazzer has them. */
    static void unpack(Path file, Path directory) throws IOException {
        Files.createDirectories(directory);
        int number = 0;
        for (byte[] input : read(file)) {
            Files.write(directory.resolve("kept-" + ++number), input);
        }
    }

    /** Writes the inputs of all files in a directory into one file. */
    static void pack(Path directory, Path file) throws IOException {
        try (Stream<Path> inputs = Files.list(directory)) {
            List<String> lines = inputs.map(Corpus::line).distinct().sorted().toList();
            Files.write(file, lines, US_ASCII);
        }
    }

    private static String line(Path input) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Files.readAllBytes(input));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + input, e);
        }
    }
}
