package org.baton;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.baton.architecture.Layers;
import org.baton.architecture.Rules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** The templates' classes are generated and answer to nobody. */
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/org/baton/template/"))
            .importPackages("org.baton");

    @Test
    void no_two_rooms_know_each_other() {
        Layers.NO_CYCLES.check(PROGRAM);
    }

    @Test
    void the_arrows_between_rooms_point_down() {
        Layers.ARROWS_POINT_DOWN.check(PROGRAM);
    }

    @Test
    void only_tables_touch_sql() {
        Rules.ONLY_TABLES_TOUCH_SQL.check(PROGRAM);
    }

    @Test
    void only_paseto_knows_a_paseto_library() {
        Rules.ONLY_PASETO_KNOWS_A_PASETO_LIBRARY.check(PROGRAM);
    }

    @Test
    void nothing_registers_itself_with_a_server() {
        Rules.NOTHING_REGISTERS_ITSELF.check(PROGRAM);
    }

    @Test
    void only_the_war_says_where_rest_is() {
        Rules.ONLY_BOOT_HAS_AN_APPLICATION_PATH.check(PROGRAM);
    }

    @Test
    void only_the_object_graph_asks_the_machines_clock() {
        Rules.ONLY_EMBED_ASKS_THE_CLOCK.check(PROGRAM);
    }

    @Test
    void cryptography_is_in_two_rooms() {
        Rules.CRYPTOGRAPHY_IS_IN_TWO_ROOMS.check(PROGRAM);
    }

    @Test
    void nothing_is_serializable() {
        Rules.NOTHING_IS_SERIALIZABLE.check(PROGRAM);
    }

    @Test
    void rows_stay_in_their_room() {
        Rules.ROWS_STAY_IN_THEIR_ROOM.check(PROGRAM);
    }

    @Test
    void no_class_has_an_empty_name() {
        Rules.NO_CLASS_HAS_AN_EMPTY_NAME.check(PROGRAM);
    }

    @Test
    void each_room_is_null_marked() {
        Rules.EACH_ROOM_IS_NULL_MARKED.check(PROGRAM);
    }
}
