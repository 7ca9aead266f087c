package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String PASERK = "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI";
    private static final TokenVersion V4 = TokenVersion.V4_PUBLIC;
    private static final TokenVersion V2 = TokenVersion.V2_PUBLIC;
    private static final KeyId FIRST = new KeyId("billing", TokenUse.HANDOFF, 1);
    private static final KeyId SECOND = new KeyId("billing", TokenUse.HANDOFF, 2);

    @ParameterizedTest
    @ValueSource(strings = {",", " ", "\n", ", ", " ,\r\n\t"})
    void keys_are_separated_by_commas_or_white_space(String separator) {
        KeyRing ring = KeyRing.fromSetting(
                " billing.handoff.1=" + PASERK + separator + "billing.handoff.2=" + PASERK + separator);

        assertThat(ring.find(FIRST, V4)).hasValue(new VerificationKey(PASERK));
        assertThat(ring.find(SECOND, V4)).hasValue(new VerificationKey(PASERK));
        assertThat(ring.find(new KeyId("billing", TokenUse.HANDOFF, 3), V4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing.handoff.1",
                PASERK,
                "=" + PASERK,
                "billing.handoff.1=",
                "billing.handoff.0=" + PASERK,
                "billing.handoff.1=" + PASERK + "=",
                "billing.handoff.1=" + PASERK + "A",
                "billing.handoff.1;" + PASERK
            })
    void a_wrong_entry_is_named_and_told_what_is_right(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.fromSetting("billing.handoff.2=" + PASERK + ", " + entry))
                .withMessageContaining("'" + entry + "'")
                .withMessageContaining("write <sibling>.<use>.<generation>=k4.public.");
    }

    @Test
    void one_id_twice_is_refused() {
        String entry = "billing.handoff.1=" + PASERK;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.fromSetting(entry + " " + entry))
                .withMessageContaining("came before");
    }

    @Test
    void one_id_may_have_a_key_of_each_version_and_each_verifies_its_own_only() {
        String k2 = PASERK.replace("k4.", "k2.");

        KeyRing both = KeyRing.fromSetting("billing.handoff.1=" + PASERK + ",billing.handoff.1=" + k2);
        KeyRing one = KeyRing.fromSetting("billing.handoff.1=" + k2);

        assertThat(both.find(FIRST, V4)).hasValue(new VerificationKey(PASERK));
        assertThat(both.find(FIRST, V2)).hasValue(new VerificationKey(k2));
        assertThat(one.find(FIRST, V4)).isEmpty();
        assertThat(one.find(FIRST, V2)).hasValue(new VerificationKey(k2));
    }

    @Test
    void a_setting_without_a_key_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.fromSetting(" , "))
                .withMessageContaining("no verification key is given");
    }

    @Test
    void what_home_publishes_can_be_pinned() {
        VerificationKey published = Example.KEYS.verificationKey(V4, FIRST);

        KeyRing ring = KeyRing.fromSetting(FIRST.text() + "=" + published.paserk());

        assertThat(ring.find(FIRST, V4)).hasValue(published);
    }

    @Test
    void every_generation_sibling_version_and_master_key_has_a_pair_of_its_own() {
        VerificationKey key = Example.KEYS.verificationKey(V4, FIRST);
        SigningKeys others = new SigningKeys(MasterKey.random());

        assertThat(Example.KEYS.verificationKey(V4, FIRST)).isEqualTo(key);
        assertThat(Example.KEYS.verificationKey(V4, SECOND)).isNotEqualTo(key);
        assertThat(Example.KEYS.verificationKey(V4, new KeyId("archive", TokenUse.HANDOFF, 1)))
                .isNotEqualTo(key);
        assertThat(others.verificationKey(V4, FIRST)).isNotEqualTo(key);
        assertThat(Example.KEYS.verificationKey(V2, FIRST).bytes()).isNotEqualTo(key.bytes());
    }

    @Test
    void a_seed_is_derived_as_the_protocol_says() {
        MasterKey master = MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

        assertThat(new SigningKeys(master).seed(V4, SECOND))
                .isEqualTo(master.derive("baton/1|v4.public|handoff|billing|2"));
        assertThat(new SigningKeys(master).seed(V2, SECOND))
                .isEqualTo(master.derive("baton/1|v2.public|handoff|billing|2"));
    }

    @Test
    void an_empty_ring_trusts_nobody() {
        assertThat(KeyRing.of(Map.of()).find(FIRST, V4)).isEmpty();
    }
}
