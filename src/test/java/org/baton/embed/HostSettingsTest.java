package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.baton.assertion.Audiences;
import org.baton.handoff.Delivery;
import org.baton.handoff.SiblingRole;
import org.baton.http.TrustedProxies;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSettingsTest {
    private static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final KeyId KEY = new KeyId("shop", TokenUse.HANDOFF, 1);
    private static final String KEYS = KEY.text() + "="
            + new SigningKeys(MasterKey.fromSetting(MASTER))
                    .verificationKey(TokenVersion.V4_PUBLIC, KEY)
                    .paserk();

    private final Map<String, String> home = new HashMap<>(
            Map.of("baton.role", "HOME", "baton.origin", "https://login.example.org", "baton.keys.master", MASTER));
    private final Map<String, String> shop = new HashMap<>(Map.of(
            "baton.role", "SIBLING",
            "baton.origin", "https://shop.example.org",
            "baton.keys.master", MASTER,
            "baton.sibling.id", "shop",
            "baton.home.origin", "https://login.example.org",
            "baton.home.keys", KEYS));

    @Test
    void home_has_its_defaults() {
        HostSettings.Common common = read(home).common();

        assertThat(read(home)).isInstanceOf(HostSettings.Home.class);
        assertThat(common.policy().browser().idleTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(common.policy().browser().absoluteLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(common.policy().touchInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(common.startWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(common.schema()).isEqualTo(HostSettings.SchemaMode.MIGRATE);
        assertThat(common.proxies()).isSameAs(TrustedProxies.NONE);
        assertThat(common.audiences()).isSameAs(Audiences.NONE);
    }

    @Test
    void a_sibling_has_its_defaults() {
        HostSettings.Sibling sibling = (HostSettings.Sibling) read(shop);

        assertThat(sibling.common().schema()).isEqualTo(HostSettings.SchemaMode.CHECK);
        assertThat(sibling.role().id()).isEqualTo("shop");
        assertThat(sibling.role().sameSite()).isEqualTo(SiblingRole.SameSite.NONE);
        assertThat(sibling.homeKeys().find(KEY, TokenVersion.V4_PUBLIC)).isPresent();
        assertThat(sibling.role().delivery()).isEqualTo(Delivery.FORM_POST);
    }

    @Test
    void a_sibling_that_takes_tokens_by_redirect_binds_by_a_lax_cookie_unless_it_is_told_otherwise() {
        shop.put("baton.handoff.delivery", "QUERY");
        assertThat(((HostSettings.Sibling) read(shop)).role().sameSite()).isEqualTo(SiblingRole.SameSite.LAX);

        shop.put("baton.handoff.same-site", "None");
        assertThat(((HostSettings.Sibling) read(shop)).role().sameSite()).isEqualTo(SiblingRole.SameSite.NONE);
    }

    @ParameterizedTest
    @CsvSource({"ENDPOINT, false", "OFFLINE, true"})
    void a_sibling_with_a_database_of_its_own_migrates_it_and_calls_home_unless_it_is_told_otherwise(
            String way, boolean offline) {
        shop.put("baton.handoff.exchange", way);

        HostSettings.Sibling sibling = (HostSettings.Sibling) read(shop);

        assertThat(sibling.common().schema()).isEqualTo(HostSettings.SchemaMode.MIGRATE);
        assertThat(sibling.ownDatabase().orElseThrow().offline()).isEqualTo(offline);
        assertThat(sibling.ownDatabase().orElseThrow().backChannel()).isEqualTo("https://login.example.org");
    }

    @Test
    void what_is_set_is_taken() {
        home.put("baton.session.idle-timeout", " 10m ");
        home.put("baton.schema", "check");
        home.put("baton.session.keep.absolute-lifetime", "14d");
        home.put("baton.bearer.limit", "3");
        home.put("baton.assertion.audiences", "stock, ledger=2");

        assertThat(read(home).common().policy().browser().idleTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read(home).common().schema()).isEqualTo(HostSettings.SchemaMode.CHECK);
        assertThat(read(home).common().policy().kept().absoluteLifetime()).isEqualTo(Duration.ofDays(14));
        assertThat(read(home).common().policy().limits().bearer()).isEqualTo(3);
        assertThat(read(home).common().audiences().generations()).isEqualTo(Map.of("stock", 1, "ledger", 2));
    }

    @Test
    void home_hashes_as_many_passwords_at_once_as_it_has_processors_and_asks_nobody_else() {
        HostSettings.Home byDefault = (HostSettings.Home) read(home);
        home.put("baton.login.concurrent-hashes", "1");
        home.put("baton.login.issuer", "https://directory.example.org");
        HostSettings.Home told = (HostSettings.Home) read(home);

        assertThat(byDefault.concurrentHashes()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(byDefault.issuer()).isEmpty();
        assertThat(told.concurrentHashes()).isEqualTo(1);
        assertThat(told.issuer()).hasValue("https://directory.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baton.login.concurrent-hashes | 0 | write 1 to 1000",
                "baton.login.concurrent-hashes | 1001 | write 1 to 1000",
                "baton.login.concurrent-hashes | many | is no whole number",
                "baton.login.issuer | the directory | write 1 to 200 visible ASCII characters"
            })
    void a_wrong_setting_of_home_is_named_with_what_to_write_instead(String name, String value, String right) {
        home.put(name, value);

        assertThatThrownBy(() -> read(home))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining(name)
                .hasMessageContaining(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baton.role | PARENT | write HOME or SIBLING",
                "baton.origin | http://shop.example.org | write https:// and the host in lower case",
                "baton.keys.master | short | a master key is 43 base64url characters",
                "baton.schema | drop | write migrate or check",
                "baton.start.wait | soon | write 60s, 30m, 12h, 30d",
                "baton.trusted-proxies | proxy.example.org | write such as 192.0.2.7, 10.0.0.0/8",
                "baton.trusted-proxies | 192.0.2.1, 0.0.0.0/0 | write the first of its addresses",
                "baton.assertion.audiences | Stock | write names of 1 to 40 of a-z, 0-9 and -",
                "baton.session.idle-timeout | 30 minutes | write 60s, 30m, 12h, 30d",
                "baton.session.idle-timeout | 59s | write a duration from PT1M to PT9600H",
                "baton.session.keep.idle-timeout | 401d | write a duration from PT1M to PT9600H",
                "baton.session.keep.absolute-lifetime | 0s | write a duration from PT1M to PT9600H",
                "baton.bearer.idle-timeout | 59s | write a duration from PT1M to PT9600H",
                "baton.bearer.absolute-lifetime | 401d | write a duration from PT1M to PT9600H",
                "baton.session.limit | 0 | write a number from 1 to 10000",
                "baton.bearer.limit | 10001 | write a number from 1 to 10000",
                "baton.bearer.limit | twenty | is no whole number",
                "baton.session.absolute-lifetime | 500d | write a duration from PT1M to PT9600H",
                "baton.session.touch-interval | 16m | write a duration from PT1S to PT15M",
                "baton.sibling.id | Shop | write the id that siblings.id has at home",
                "baton.sibling.id | home | write the id that siblings.id has at home",
                "baton.home.origin | login.example.org | write https:// and the host in lower case",
                "baton.home.keys | k4.public.x | write <sibling>.<use>.<generation>=k4.public.",
                "baton.handoff.same-site | Strict | write None or Lax",
                "baton.handoff.delivery | query | write FORM_POST or QUERY",
                "baton.handoff.exchange | offline | write SHARED, ENDPOINT or OFFLINE"
            })
    void a_wrong_setting_is_named_with_what_to_write_instead(String name, String value, String right) {
        shop.put(name, value);

        assertThatThrownBy(() -> read(shop))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("\n  " + name)
                .hasMessageContaining(right);
    }

    @Test
    void a_master_key_is_never_shown() {
        home.put("baton.keys.master", "nearly-a-key-which-nobody-may-read");

        assertThatThrownBy(() -> read(home)).isInstanceOf(WrongSettings.class).hasMessageNotContaining("nearly-a-key");
    }

    @ParameterizedTest
    @CsvSource({"baton.role", "baton.origin", "baton.keys.master"})
    void a_missing_setting_is_named_with_an_example(String name) {
        home.remove(name);

        assertThatThrownBy(() -> read(home))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining(name + " is not set; write for example " + name + "=");
    }

    @Test
    void all_wrong_settings_are_in_one_message() {
        shop.put("baton.origin", "shop");
        shop.put("baton.session.idle-timeout", "soon");
        shop.put("baton.schema", "drop");
        shop.remove("baton.sibling.id");
        shop.remove("baton.home.keys");

        assertThatThrownBy(() -> read(shop))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContainingAll(
                        "baton.origin: ",
                        "baton.session.idle-timeout: ",
                        "baton.schema: ",
                        "baton.sibling.id is not set",
                        "baton.home.keys is not set");
    }

    private static HostSettings read(Map<String, String> values) {
        return HostSettings.read(new MapConfig(values));
    }
}
