package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.baton.scene.Race;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTest {
    private static final Password TYPED = Password.of("correct horse").orElseThrow();
    private static final Password OTHER = Password.of("correct house").orElseThrow();

    private final Counted counted = new Counted();
    private final PasswordCheck check = new PasswordCheck(counted, 2);

    @Test
    void a_password_is_stored_with_todays_strength() {
        String stored = check.hashOf(TYPED).orElseThrow();

        assertThat(stored).startsWith("PBKDF2WithHmacSHA512:210000:");
        assertThat(check.check(TYPED, Optional.of(new StoredPassword(stored)))).isEqualTo(PasswordCheck.Result.RIGHT);
    }

    @Test
    void a_weaker_hash_matches_and_is_called_weak() {
        assertThat(check.check(TYPED, Optional.of(weak()))).isEqualTo(PasswordCheck.Result.RIGHT_BUT_WEAK);
    }

    @Test
    void a_wrong_password_takes_the_time_of_a_full_hash_whatever_is_stored() {
        for (Optional<StoredPassword> stored : List.of(
                Optional.<StoredPassword>empty(),
                Optional.of(weak()),
                Optional.of(once(Secret.random().text())),
                Optional.of(new StoredPassword("rubbish")),
                Optional.of(new StoredPassword(check.hashOf(TYPED).orElseThrow())))) {
            counted.verified.clear();

            assertThat(check.check(OTHER, stored)).isEqualTo(PasswordCheck.Result.WRONG);
            assertThat(counted.verified).anyMatch(text -> text.startsWith("PBKDF2WithHmacSHA512:210000:"));
        }
    }

    @Test
    void what_is_hashed_for_nobody_is_as_long_as_what_is_stored_for_a_user() {
        check.check(OTHER, Optional.empty());

        String[] nobodys = counted.verified.get(0).split(":", -1);
        String[] users = check.hashOf(TYPED).orElseThrow().split(":", -1);
        assertThat(nobodys).hasSameSizeAs(users).startsWith(users[0], users[1]);
        assertThat(nobodys[2]).hasSameSizeAs(users[2]);
        assertThat(nobodys[3]).hasSameSizeAs(users[3]);
    }

    @Test
    void nothing_is_hashed_before_the_first_password_comes() {
        assertThat(counted.generated).hasValue(0);
    }

    @Test
    void the_right_one_time_password_takes_the_time_of_a_full_hash_too() {
        String secret = Secret.random().text();

        assertThat(check.check(Password.of(secret).orElseThrow(), Optional.of(once(secret))))
                .isEqualTo(PasswordCheck.Result.RIGHT);
        assertThat(counted.verified).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij0123456789", "abcdefghij0123456789abcdefghij0123456789abcdefghij0123456789abcd"})
    void a_one_time_password_is_any_random_text_of_20_to_64_characters(String text) {
        assertThat(check.check(Password.of(text).orElseThrow(), Optional.of(once(text))))
                .isEqualTo(PasswordCheck.Result.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij012345678", "abcdefghij 012345678", "abcdefghij012345678é"})
    void a_text_that_is_no_such_random_text_is_no_one_time_password(String text) {
        assertThat(check.check(Password.of(text).orElseThrow(), Optional.of(once("abcdefghij0123456789"))))
                .isEqualTo(PasswordCheck.Result.WRONG);
    }

    @Test
    void what_is_stored_is_not_itself_a_password() {
        StoredPassword stored = once(Secret.random().text());

        assertThat(check.check(Password.of(stored.text()).orElseThrow(), Optional.of(stored)))
                .isEqualTo(PasswordCheck.Result.WRONG);
    }

    @Test
    void only_so_many_are_hashed_at_once_and_who_waits_too_long_is_told_so() throws Exception {
        counted.hold = new CountDownLatch(1);
        Callable<PasswordCheck.Result> guess = () -> check.check(OTHER, Optional.empty());
        Callable<PasswordCheck.Result> late = () -> {
            while (counted.verified.size() < 2) {
                Thread.onSpinWait();
            }
            PasswordCheck.Result result = check.check(OTHER, Optional.empty());
            counted.hold.countDown();
            return result;
        };

        try (Race race = new Race(3)) {
            assertThat(race.run(List.of(guess, guess, late)))
                    .containsExactly(PasswordCheck.Result.WRONG, PasswordCheck.Result.WRONG, PasswordCheck.Result.BUSY);
        }
        assertThat(check.check(OTHER, Optional.empty())).isEqualTo(PasswordCheck.Result.WRONG);
    }

    private static StoredPassword once(String secret) {
        return new StoredPassword(
                "ONCE:" + HexFormat.of().formatHex(SecretHash.sha256(secret).bytes()));
    }

    /** The fewest rounds that are allowed. */
    private static StoredPassword weak() {
        Pbkdf2PasswordHashImpl hash = new Pbkdf2PasswordHashImpl();
        hash.initialize(Map.of("Pbkdf2PasswordHash.Iterations", "1024"));
        return new StoredPassword(hash.generate(TYPED.characters()));
    }

    /** The real hash, which tells what was verified, and can be held up. */
    private static final class Counted implements Pbkdf2PasswordHash {
        private final Pbkdf2PasswordHash real = new Pbkdf2PasswordHashImpl();
        private final List<String> verified = new CopyOnWriteArrayList<>();
        private final AtomicInteger generated = new AtomicInteger();
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public void initialize(Map<String, String> parameters) {
            real.initialize(parameters);
        }

        @Override
        public String generate(char[] password) {
            generated.incrementAndGet();
            return real.generate(password);
        }

        @Override
        public boolean verify(char[] password, String stored) {
            verified.add(stored);
            try {
                hold.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return real.verify(password, stored);
        }
    }
}
