package org.baton.measure;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.baton.admin.AdminQuestions;
import org.baton.admin.AdminRows;
import org.baton.run.Progress;
import org.baton.run.RunFailure;
import org.baton.scene.Scene;
import org.baton.scene.Statements;

/** How long the administrators' pages take in the database, for each way to narrow them. No server is asked. */
final class MeasurePages implements Measurement {
    private static final String EVERY = "all";
    private static final int ROUNDS = 200;
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** While Java and the statements' plans settle. */
    private static final int WARM_UP = 10;

    private final Progress progress = new Progress(System.out);
    private final MeasureSettings settings;

    MeasurePages(MeasureSettings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        progress.say("Starting PostgreSQL");
        try (Scene scene = Scene.fresh()) {
            Map<String, Map<String, IntSupplier>> pages =
                    new AdminQuestions(scene.home(), settings.sessions()).byPage();
            List<String> asked =
                    settings.pages().equals(List.of(EVERY)) ? List.copyOf(pages.keySet()) : settings.pages();
            if (!pages.keySet().containsAll(asked)) {
                throw new RunFailure("baton.measure.pages=%s: write %s, or of %s, with commas between them"
                        .formatted(String.join(",", asked), EVERY, pages.keySet()));
            }
            progress.say("Making %d sessions, and what belongs to them".formatted(settings.sessions()));
            new AdminRows(scene.database(), progress).add(settings.sessions());
            Statements statements = Statements.of("baton_app", scene.database());
            System.out.printf("%n%-46s %5s %8s %8s %8s%n", "", "rows", "p50 ms", "p99 ms", "8 KiB");
            for (String page : asked) {
                for (Map.Entry<String, IntSupplier> way :
                        pages.getOrDefault(page, Map.of()).entrySet()) {
                    measure(page + ": " + way.getKey(), way.getValue(), statements);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the rows", e);
        }
    }

    /** The scene is closed by then, or closes with this program's PostgreSQL. */
    @Override
    public void close() {}

    private static void measure(String page, IntSupplier question, Statements statements) throws SQLException {
        int rows = 0;
        for (int round = 0; round < WARM_UP; round++) {
            rows = question.getAsInt();
        }
        statements.reset();
        List<Long> times = new ArrayList<>();
        Instant deadline = Instant.now().plus(AT_MOST);
        while (times.size() < ROUNDS && Instant.now().isBefore(deadline)) {
            long start = System.nanoTime();
            rows = question.getAsInt();
            times.add(System.nanoTime() - start);
        }
        long touched = statements.pages() / times.size();
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-46s %5d %8.2f %8.2f %8d%n",
                page,
                rows,
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6,
                touched);
    }
}
