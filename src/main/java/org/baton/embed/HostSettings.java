package org.baton.embed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.assertion.Audiences;
import org.baton.handoff.Delivery;
import org.baton.handoff.ExchangeWay;
import org.baton.handoff.SiblingRole;
import org.baton.http.TrustedProxies;
import org.baton.httpsession.AttributePolicy;
import org.baton.paseto.KeyRing;
import org.baton.secret.MasterKey;
import org.baton.session.SessionPolicy;
import org.baton.session.SweepPolicy;
import org.eclipse.microprofile.config.Config;

/** All settings of one host; docs/reference/settings.md lists them with units, defaults and bounds. */
public sealed interface HostSettings {
    /** What both roles have. */
    record Common(
            String origin,
            SessionPolicy policy,
            MasterKey master,
            SchemaMode schema,
            Duration startWait,
            TrustedProxies proxies,
            Audiences audiences,
            AttributePolicy attributes) {}

    /** What is done with the schema at the start. */
    enum SchemaMode {
        /** Bring it up to date. */
        MIGRATE,
        /** Only compare it. */
        CHECK
    }

    /**
     * The settings of both roles.
     *
     * @return them
     */
    Common common();

    /**
     * The host where people log in.
     *
     * @param common what both roles have
     * @param sweep what is kept for how long
     * @param concurrentHashes how many passwords are hashed at the same time, 1 to 1000
     * @param issuer under which name the deployment's own identity stores vouch for users; empty: they are not asked
     */
    record Home(Common common, SweepPolicy sweep, int concurrentHashes, Optional<String> issuer)
            implements HostSettings {}

    /**
     * A host that accepts handoffs.
     *
     * @param common what both roles have
     * @param role which sibling it is
     * @param homeKeys home's public keys, pinned
     * @param ownDatabase empty: it shares home's database
     * @param ticketPaths which of its addresses are for download tickets only
     */
    record Sibling(
            Common common,
            SiblingRole role,
            KeyRing homeKeys,
            Optional<OwnDatabase> ownDatabase,
            List<String> ticketPaths)
            implements HostSettings {}

    /**
     * What a sibling with a database of its own has besides.
     *
     * @param backChannel the address at which it reaches home, server to server
     * @param sweep what is kept for how long
     * @param offline whether it exchanges handoffs without home
     */
    record OwnDatabase(String backChannel, SweepPolicy sweep, boolean offline) {}

    /**
     * Reads and checks all settings.
     *
     * @param config where from
     * @return the settings
     * @throws WrongSettings if any is missing or wrong; the message names all of them
     */
    static HostSettings read(Config config) {
        Settings settings = new Settings(config);
        boolean sibling = settings.required("baton.role", "HOME", "HOME", HostSettings::role)
                .equals("SIBLING");
        Common common = common(settings, sibling);
        HostSettings read = sibling ? sibling(settings, common) : home(settings, common);
        settings.complete();
        return read;
    }

    private static Common common(Settings settings, boolean sibling) {
        String origin =
                settings.required("baton.origin", "https://login.example.org", "https://host.invalid", Origin::parse);
        MasterKey master = settings.required(
                "baton.keys.master", "/etc/baton/master.key", MasterKey.random(), MasterKey::fromSetting);
        SessionPolicy policy = PolicySettings.read(settings);
        boolean shares = sibling && !way(settings).ownsDatabase();
        SchemaMode schema =
                settings.optional("baton.schema", shares ? SchemaMode.CHECK : SchemaMode.MIGRATE, HostSettings::schema);
        return new Common(
                origin,
                policy,
                master,
                schema,
                settings.optional("baton.start.wait", Duration.ofSeconds(60), HostSettings::startWait),
                settings.optional("baton.trusted-proxies", TrustedProxies.NONE, TrustedProxies::fromSetting),
                settings.optional("baton.assertion.audiences", Audiences.NONE, Audiences::fromSetting),
                AttributeSettings.read(settings));
    }

    private static Home home(Settings settings, Common common) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Home(
                common,
                SweepSettings.read(settings),
                settings.optional("baton.login.concurrent-hashes", processors, HostSettings::concurrentHashes),
                settings.optional("baton.login.issuer", Optional.empty(), HostSettings::issuer));
    }

    private static Sibling sibling(Settings settings, Common common) {
        String id = settings.required("baton.sibling.id", "shop", "none", text -> text);
        String home = settings.required(
                "baton.home.origin", "https://login.example.org", "https://host.invalid", Origin::parse);
        Delivery delivery = settings.optional("baton.handoff.delivery", Delivery.FORM_POST, HostSettings::delivery);
        SiblingRole.SameSite sameSite = settings.optional(
                "baton.handoff.same-site",
                delivery == Delivery.QUERY ? SiblingRole.SameSite.LAX : SiblingRole.SameSite.NONE,
                HostSettings::sameSite);
        SiblingRole role = settings.checked(
                new SiblingRole("none", common.origin(), home, delivery, sameSite),
                () -> new SiblingRole(id, common.origin(), home, delivery, sameSite));
        KeyRing keys = settings.required(
                "baton.home.keys", "shop.handoff.1=k4.public...", KeyRing.of(Map.of()), KeyRing::fromSetting);
        ExchangeWay way = way(settings);
        String backChannel = settings.optional("baton.home.back-channel", home, Origin::parse);
        return new Sibling(
                common,
                role,
                keys,
                way.ownsDatabase()
                        ? Optional.of(
                                new OwnDatabase(backChannel, SweepSettings.read(settings), way == ExchangeWay.OFFLINE))
                        : Optional.empty(),
                TicketSettings.read(settings, id, keys));
    }

    private static String role(String text) {
        if (!text.equals("HOME") && !text.equals("SIBLING")) {
            throw new IllegalArgumentException("\"" + text + "\" is no role; write HOME or SIBLING");
        }
        return text;
    }

    private static ExchangeWay way(Settings settings) {
        return settings.optional("baton.handoff.exchange", ExchangeWay.SHARED, HostSettings::way);
    }

    private static ExchangeWay way(String text) {
        return switch (text) {
            case "SHARED" -> ExchangeWay.SHARED;
            case "ENDPOINT" -> ExchangeWay.ENDPOINT;
            case "OFFLINE" -> ExchangeWay.OFFLINE;
            default ->
                throw new IllegalArgumentException("\"" + text + "\" is unknown; write SHARED, ENDPOINT or OFFLINE");
        };
    }

    private static Duration startWait(String text) {
        Duration wait = Durations.parse(text);
        if (wait.isNegative() || wait.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is out of bounds; write 0s to 10m");
        }
        return wait;
    }

    private static Optional<String> issuer(String text) {
        if (!text.matches("[\\x21-\\x7e]{1,200}")) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no issuer; write 1 to 200 visible ASCII characters, such as https://directory.example.org");
        }
        return Optional.of(text);
    }

    private static int concurrentHashes(String text) {
        int number = Settings.wholeNumber(text);
        if (number < 1 || number > 1000) {
            throw new IllegalArgumentException("\"" + text + "\" is out of bounds; write 1 to 1000");
        }
        return number;
    }

    private static SchemaMode schema(String text) {
        return switch (text) {
            case "migrate" -> SchemaMode.MIGRATE;
            case "check" -> SchemaMode.CHECK;
            default -> throw new IllegalArgumentException("\"" + text + "\" is unknown; write migrate or check");
        };
    }

    private static Delivery delivery(String text) {
        return switch (text) {
            case "FORM_POST" -> Delivery.FORM_POST;
            case "QUERY" -> Delivery.QUERY;
            default -> throw new IllegalArgumentException("\"" + text + "\" is unknown; write FORM_POST or QUERY");
        };
    }

    private static SiblingRole.SameSite sameSite(String text) {
        return switch (text) {
            case "None" -> SiblingRole.SameSite.NONE;
            case "Lax" -> SiblingRole.SameSite.LAX;
            default -> throw new IllegalArgumentException("\"" + text + "\" is unknown; write None or Lax");
        };
    }
}
