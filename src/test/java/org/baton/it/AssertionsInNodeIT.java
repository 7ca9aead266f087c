package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** The function of {@code docs/how-to/verify-assertions-in-node.md}, with the published tokens. */
@Needs({Tool.NODE, Tool.NPM})
class AssertionsInNodeIT {
    private static final Path DOCS = TestDirectory.project().resolve("docs");
    private static final Path PUBLISHED = DOCS.resolve("reference/test-vectors/tokens.json");
    private static final Pattern MODULE = Pattern.compile("(?ms)^`assertions\\.mjs`:\\n\\n```js\\n(.*?)^```$");
    private static final String ASK = """
            import { readFileSync } from 'node:fs';
            import { caller } from './assertions.mjs';

            const { keys, accepted, refused } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
            for (const { name, use, iss, aud, now, token } of [...accepted, ...refused]) {
              if (use !== 'assertion') continue;
              const said = await caller(`PASETO ${token}`, { service: aud, issuer: iss, keys }, new Date(now))
                .then(({ id, username, groups }) => `${id} ${username} ${groups}`, () => 'refused');
              console.log(`${name}: ${said}`);
            }
            """;

    @Test
    void it_says_who_asks_in_the_good_ones_and_refuses_the_bad_ones() throws IOException {
        Path directory = Npm.installed();
        Files.writeString(directory.resolve("assertions.mjs"), module());
        Files.writeString(directory.resolve("ask-assertions.mjs"), ASK);

        Printed asked = Printed.by(directory, Tool.NODE.required(), "ask-assertions.mjs", PUBLISHED.toString());

        List<String> expected = expected();
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(asked.expectSuccess("The page's function throws at once.").lines())
                .containsExactlyElementsOf(expected);
    }

    private static String module() throws IOException {
        Matcher module = MODULE.matcher(Files.readString(DOCS.resolve("how-to/verify-assertions-in-node.md")));
        assertThat(module.find()).as("a module on the page").isTrue();
        return module.group(1);
    }

    private static List<String> expected() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(PUBLISHED))) {
            JsonObject published = reader.readObject();
            return Stream.of("accepted", "refused")
                    .flatMap(outcome -> published.getJsonArray(outcome).getValuesAs(JsonObject.class).stream())
                    .filter(vector -> vector.getString("use").equals("assertion"))
                    .map(vector -> vector.getString("name") + ": "
                            + (vector.containsKey("refused") ? "refused" : "1234567 mona user"))
                    .toList();
        }
    }
}
