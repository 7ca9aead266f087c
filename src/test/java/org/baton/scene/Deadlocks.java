package org.baton.scene;

import java.sql.SQLException;
import java.util.List;

/** The deadlocks in a scene's database from a moment on, as PostgreSQL counts them. */
public final class Deadlocks {
    private final Scene scene;
    private final long before;

    private Deadlocks(Scene scene, long before) {
        this.scene = scene;
        this.before = before;
    }

    /** From now on. */
    public static Deadlocks from(Scene scene) throws SQLException {
        return new Deadlocks(scene, counted(scene));
    }

    /** How many there were until now, with those of this race: its threads keep their connections, which tell when asked. */
    public long until(Race race) throws Exception {
        race.runEverywhere(this::tell);
        return counted(scene) - before;
    }

    /** PostgreSQL counts by connection, and lets the others know between two statements. */
    private Object tell() {
        for (var program : List.of(scene.home(), scene.sibling())) {
            program.read(session -> session.createNativeQuery(
                            "SELECT CAST(pg_stat_force_next_flush() AS text)", String.class)
                    .getResultList());
            program.answers();
        }
        return "told";
    }

    private static long counted(Scene scene) throws SQLException {
        return scene.owner()
                .one(Long.class, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }
}
