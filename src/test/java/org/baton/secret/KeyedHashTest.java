package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private static final MasterKey MASTER = MasterKey.random();

    @Test
    void the_same_texts_have_the_same_hash_and_others_another() {
        KeyedHash hash = new KeyedHash(MASTER, "a");

        assertThat(hash.of("NAME", "alice")).isEqualTo(hash.of("NAME", "alice"));
        assertThat(hash.of("NAME", "alice")).isNotEqualTo(hash.of("NAME", "bob"));
        assertThat(hash.of("NAME", "alice")).isNotEqualTo(hash.of("NAMEalice")).isNotEqualTo(hash.of("NAMEa", "lice"));
    }

    @Test
    void another_purpose_and_another_master_key_give_another_hash() {
        SecretHash one = new KeyedHash(MASTER, "a").of("alice");

        assertThat(new KeyedHash(MASTER, "b").of("alice")).isNotEqualTo(one);
        assertThat(new KeyedHash(MasterKey.random(), "a").of("alice")).isNotEqualTo(one);
    }
}
