package org.baton.measure;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.baton.run.RunFailure;

/** The measure command. */
public final class Measure {
    private static final Logger POSTGRES_TALK = Logger.getLogger("io.zonky.test");
    private static final Logger FLYWAY_TALK = Logger.getLogger("org.flywaydb");

    private Measure() {}

    /** Measures with the settings that the system properties give. */
    public static void main(String[] arguments) {
        POSTGRES_TALK.setLevel(Level.WARNING);
        FLYWAY_TALK.setLevel(Level.WARNING);
        try {
            CpuTime.require();
            MeasureSettings settings = MeasureSettings.fromProperties();
            // Not left to the hook: when it runs, Maven may have closed this program's class path.
            try (Measurement measurement = settings.what().with(settings)) {
                Runtime.getRuntime().addShutdownHook(new Thread(measurement::close, "end"));
                measurement.run();
            }
        } catch (RunFailure e) {
            System.out.println();
            System.out.println("Nothing more is measured: " + e.getMessage());
            System.exit(1);
        }
    }
}
