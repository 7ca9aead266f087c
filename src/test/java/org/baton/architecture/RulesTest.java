package org.baton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule bites: of classes that are wrong on purpose it names the one that was made for it. */
class RulesTest {
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("org.baton.architecture.wrong");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Layers.NO_CYCLES, "Ticket"),
                Arguments.of(Layers.ARROWS_POINT_DOWN, "SessionThatKnowsHandoffs"),
                Arguments.of(Layers.ARROWS_POINT_DOWN, "Drifter"),
                Arguments.of(Rules.ONLY_TABLES_TOUCH_SQL, "SessionsWithSql"),
                Arguments.of(Rules.ONLY_PASETO_KNOWS_A_PASETO_LIBRARY, "LoginThatReadsTokens"),
                Arguments.of(Rules.NOTHING_REGISTERS_ITSELF, "LoginThatListens"),
                Arguments.of(Rules.NOTHING_REGISTERS_ITSELF, "LoginOnTime"),
                Arguments.of(Rules.ONLY_BOOT_HAS_AN_APPLICATION_PATH, "LoginPath"),
                Arguments.of(Rules.ONLY_EMBED_ASKS_THE_CLOCK, "LoginWithItsOwnClock"),
                Arguments.of(Rules.CRYPTOGRAPHY_IS_IN_TWO_ROOMS, "LoginWithItsOwnDice"),
                Arguments.of(Rules.NOTHING_IS_SERIALIZABLE, "FrozenSession"),
                Arguments.of(Rules.NOTHING_IS_SERIALIZABLE, "ThawedSession"),
                Arguments.of(Rules.ROWS_STAY_IN_THEIR_ROOM, "OpenRow"),
                Arguments.of(Rules.NO_CLASS_HAS_AN_EMPTY_NAME, "SessionManager"),
                Arguments.of(Rules.EACH_ROOM_IS_NULL_MARKED, "Drifter"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_class_that_breaks_the_rule_is_named(ArchRule rule, String wrong) {
        assertThat(rule.evaluate(WRONG).getFailureReport().getDetails()).anyMatch(detail -> detail.contains(wrong));
    }
}
