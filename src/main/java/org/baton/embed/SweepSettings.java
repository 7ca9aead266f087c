package org.baton.embed;

import java.time.Duration;
import org.baton.session.SweepPolicy;

/** The settings of {@link SweepPolicy}. */
final class SweepSettings {
    private SweepSettings() {}

    static SweepPolicy read(Settings settings) {
        SweepPolicy byDefault = SweepPolicy.BY_DEFAULT;
        Duration retention = settings.duration("baton.session.retention", byDefault.retention());
        Duration audit = settings.duration("baton.audit.retention", byDefault.audit());
        Duration interval = settings.duration("baton.sweep.interval", byDefault.interval());
        int batch = settings.number("baton.sweep.batch", byDefault.batch());
        return settings.checked(byDefault, () -> new SweepPolicy(retention, audit, interval, batch));
    }
}
