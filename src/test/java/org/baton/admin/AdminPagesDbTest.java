package org.baton.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.baton.run.Progress;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of fifty rows is found by an index, however it is narrowed, and whether there are many such rows, few, or none. */
@ExtendWith(SceneExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPagesDbTest {
    private static final int SESSIONS = 50_000;

    /** Pages of 8 KiB. The sessions have 3,700 without their indexes, the handoffs 1,500, the events 3,200. */
    private static final long FEW = 900;

    /** Fifty users have 450 live sessions, which are counted. */
    private static final long FEW_OF_USERS = 2_500;

    /** Of twenty siblings up to 1,000 live sessions each are counted, here 6,000. */
    private static final long FEW_OF_SIBLINGS = 6_000;

    private final Scene scene;

    AdminPagesDbTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeAll
    void many() throws SQLException {
        new AdminRows(scene.database(), Progress.silent()).add(SESSIONS);
    }

    @TestFactory
    Stream<DynamicTest> a_page_reads_little_of_the_tables() throws SQLException {
        Statements statements = Statements.of("baton_app", scene.database());
        return new AdminQuestions(scene.home(), SESSIONS)
                .byPage().entrySet().stream()
                        .filter(page -> !page.getKey().equals("day"))
                        .flatMap(page -> page.getValue().entrySet().stream()
                                .map(way -> DynamicTest.dynamicTest(
                                        page.getKey() + " " + way.getKey(),
                                        () -> assertThat(touched(statements, way.getValue()))
                                                .isLessThan(few(page.getKey())))));
    }

    private static long few(String page) {
        return switch (page) {
            case "users" -> FEW_OF_USERS;
            case "siblings" -> FEW_OF_SIBLINGS;
            default -> FEW;
        };
    }

    private static long touched(Statements statements, IntSupplier question) throws SQLException {
        statements.reset();
        assertThat(question.getAsInt()).isBetween(0, 60);
        return statements.pages();
    }
}
