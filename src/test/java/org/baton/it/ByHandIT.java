package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** The script of {@code docs/how-to/verify-a-token-by-hand.md}: Python, an Ed25519 of its own, and nothing of PASETO's. */
@Needs(Tool.PYTHON)
class ByHandIT {
    private static final Path DOCS = TestDirectory.project().resolve("docs");
    private static final Pattern SCRIPT = Pattern.compile("(?ms)^```python\\n(.*?)^```$");

    private final JsonObject published = published();
    private final Path script = script();

    @Test
    void each_good_token_is_read_and_its_message_printed() {
        for (JsonObject vector : published.getJsonArray("accepted").getValuesAs(JsonObject.class)) {
            Printed printed = verified(vector);

            assertThat(printed.status()).as(vector.getString("name")).isZero();
            assertThat(printed.text()).isEqualTo(vector.getString("message"));
        }
    }

    @Test
    void each_token_whose_signature_is_wrong_is_refused() {
        List<JsonObject> wrong = published.getJsonArray("refused").getValuesAs(JsonObject.class).stream()
                .filter(vector -> vector.getString("refused").equals("SIGNATURE"))
                .toList();

        assertThat(wrong).isNotEmpty().allSatisfy(vector -> {
            Printed printed = verified(vector);
            assertThat(printed.status()).isNotZero();
            assertThat(printed.text()).isEqualTo("the signature is not good");
        });
    }

    private Printed verified(JsonObject vector) {
        String key = published.getJsonObject("keys").getString("billing." + vector.getString("use") + ".1");
        return Printed.by(
                TestDirectory.own(),
                Tool.PYTHON.required(),
                script.toString(),
                key,
                vector.getString("token"),
                vector.getString("implicit_assertion"));
    }

    private static JsonObject published() {
        try (var reader =
                Json.createReader(Files.newBufferedReader(DOCS.resolve("reference/test-vectors/tokens.json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the published tokens", e);
        }
    }

    private static Path script() {
        try {
            Matcher page = SCRIPT.matcher(Files.readString(DOCS.resolve("how-to/verify-a-token-by-hand.md")));
            assertThat(page.find()).as("a script on the page").isTrue();
            return Files.writeString(TestDirectory.own().resolve("verify.py"), page.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot take the script off its page", e);
        }
    }
}
