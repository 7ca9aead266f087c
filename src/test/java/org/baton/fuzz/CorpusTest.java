package org.baton.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void what_fuzzing_found_worth_keeping_does_no_harm(FuzzTarget target) {
        List<byte[]> inputs = Corpus.read(Corpus.kept(target));

        for (byte[] input : inputs) {
            assertThatCode(() -> target.run(input))
                    .as(Base64.getUrlEncoder().withoutPadding().encodeToString(input))
                    .doesNotThrowAnyException();
        }
        assertThat(inputs).isNotEmpty();
    }
}
