package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** The published tokens, read by npm's paseto, which has nothing in common with our code. */
@Needs({Tool.NODE, Tool.NPM})
class TestVectorsIT {
    private static final Path PUBLISHED = TestDirectory.project().resolve("docs/reference/test-vectors");

    @Test
    void npms_paseto_accepts_the_good_ones_refuses_the_bad_ones_and_signs_alike() throws IOException {
        Path directory = Npm.installed();
        for (String file : new String[] {"tokens.json", "check.mjs"}) {
            Files.copy(PUBLISHED.resolve(file), directory.resolve(file));
        }

        Printed checked = Printed.by(directory, Tool.NODE.required(), "check.mjs");

        assertThat(checked.expectSuccess("check.mjs names the token."))
                .matches("[1-9][0-9]* accepted, [1-9][0-9]* refused");
    }
}
