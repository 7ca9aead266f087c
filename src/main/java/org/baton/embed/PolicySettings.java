package org.baton.embed;

import java.time.Duration;
import org.baton.session.Lifetime;
import org.baton.session.SessionPolicy;

/** The settings of {@link SessionPolicy}. */
final class PolicySettings {
    private PolicySettings() {}

    static SessionPolicy read(Settings settings) {
        SessionPolicy byDefault = SessionPolicy.BY_DEFAULT;
        Lifetime browser = new Lifetime(
                settings.duration(
                        "baton.session.idle-timeout", byDefault.browser().idleTimeout()),
                settings.duration(
                        "baton.session.absolute-lifetime", byDefault.browser().absoluteLifetime()));
        Lifetime kept = new Lifetime(
                settings.duration(
                        "baton.session.keep.idle-timeout", byDefault.kept().idleTimeout()),
                settings.duration(
                        "baton.session.keep.absolute-lifetime", byDefault.kept().absoluteLifetime()));
        Lifetime bearer = new Lifetime(
                settings.duration(
                        "baton.bearer.idle-timeout", byDefault.bearer().idleTimeout()),
                settings.duration(
                        "baton.bearer.absolute-lifetime", byDefault.bearer().absoluteLifetime()));
        Duration touch = settings.duration("baton.session.touch-interval", byDefault.touchInterval());
        int browserLimit =
                settings.number("baton.session.limit", byDefault.limits().browser());
        int bearerLimit =
                settings.number("baton.bearer.limit", byDefault.limits().bearer());
        return settings.checked(
                byDefault,
                () -> new SessionPolicy(
                        browser, kept, bearer, touch, new SessionPolicy.Limits(browserLimit, bearerLimit)));
    }
}
