package org.baton.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.NoticeClaims;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.session.HostId;
import org.baton.session.LeasedSessions;
import org.baton.session.Opened;
import org.baton.user.Vouched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class NoticeAddressDbTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String HOME = "https://login.example.org";
    private static final String ORIGIN = "https://store.example.org";
    private static final SigningKeys KEYS = new SigningKeys(MasterKey.random());
    private static final KeyId KEY = new KeyId("store", TokenUse.LOGOUT, 1);
    private static final AtomicInteger GRANTED = new AtomicInteger();

    private final Scene scene;
    private final LeasedSessions sessions;
    private final NoticeAddress address;
    private final String granted = "noticed-" + GRANTED.incrementAndGet();
    private Optional<Opened> opened = Optional.empty();

    NoticeAddressDbTest(Scene scene) {
        this.scene = scene;
        this.sessions = new LeasedSessions(scene.home(), new HostId("store"), HOME, Scene.POLICY);
        this.address = new NoticeAddress(
                sessions,
                new TokenVerifier(
                        KeyRing.of(Map.of(KEY, KEYS.verificationKey(TokenVersion.V4_PUBLIC, KEY))),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        TokenVerifier.DEFAULT_SKEW),
                HOME,
                "store",
                ORIGIN);
    }

    @BeforeEach
    void open() {
        opened = sessions.open(
                new Vouched(HOME, "1", "mona", Set.of()),
                new LeasedSessions.Granted(
                        "root",
                        granted,
                        Duration.ZERO,
                        Set.of("pwd"),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        Duration.ZERO),
                UUID.randomUUID(),
                Optional.empty(),
                Scene.CLIENT);
    }

    @Test
    void a_notice_ends_its_session_and_is_taken_as_often_as_it_comes() throws SQLException {
        String notice = notice(KEYS, HOME, NOW, ORIGIN);

        assertThat(posted(notice)).isEqualTo(204);
        assertThat(posted(notice)).isEqualTo(204);

        assertThat(scene.column("end_reason", opened.orElseThrow())).isEqualTo("ROOT_ENDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "garbage", "forged", "of another home", "old", "for another sibling", "for a service"
            })
    void what_home_did_not_say_to_this_sibling_now_ends_nothing(String kind) throws SQLException {
        String notice = switch (kind) {
            case "nothing" -> "";
            case "garbage" -> "v4.public.AAAA.BBBB";
            case "forged" -> notice(new SigningKeys(MasterKey.random()), HOME, NOW, ORIGIN);
            case "of another home" -> notice(KEYS, "https://other.example.org", NOW, ORIGIN);
            case "for a service" -> assertion();
            case "old" -> notice(KEYS, HOME, NOW.minus(Duration.ofMinutes(2)), ORIGIN);
            default -> notice(KEYS, HOME, NOW, "https://shop.example.org");
        };

        assertThat(posted(notice)).isEqualTo(400);

        assertThat(scene.column("ended_at", opened.orElseThrow())).isEqualTo("null");
    }

    @Test
    void a_page_is_no_server() throws SQLException {
        Call call = new Call(
                Requests.with(Map.of("Origin", List.of(HOME))),
                Parameters.parse("token=" + notice(KEYS, HOME, NOW, ORIGIN)).orElseThrow());

        assertThat(address.post(call).orElseThrow().status()).isEqualTo(403);

        assertThat(scene.column("ended_at", opened.orElseThrow())).isEqualTo("null");
    }

    private int posted(String token) {
        Call call = new Call(
                Requests.with(Map.of()), Parameters.parse("token=" + token).orElseThrow());
        return address.post(call).orElseThrow().status();
    }

    /** Home tells a service of the store's name who asks. */
    private static String assertion() {
        TokenLife life = TokenLife.from(NOW, AssertionClaims.LONGEST);
        AssertionClaims claims = new AssertionClaims(
                HOME, "store", Jti.random(), life, "1", "mona", List.of(), "root", NOW, UUID.randomUUID());
        return new TokenSigner(KEYS)
                .sign(claims, 1, "baton/1|assertion|store|" + HOME)
                .text();
    }

    private String notice(SigningKeys keys, String issuer, Instant at, String origin) {
        NoticeClaims claims = new NoticeClaims(
                issuer, "store", Jti.random(), TokenLife.from(at, Duration.ofMinutes(2)), "root", granted, "7");
        return new TokenSigner(keys)
                .sign(claims, 1, TokenUse.LOGOUT.binding("store", origin + NoticeAddress.PATH))
                .text();
    }
}
