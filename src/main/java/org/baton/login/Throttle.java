package org.baton.login;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.secret.KeyedHash;
import org.baton.secret.MasterKey;

/**
 * Slows guesses of passwords down, on all nodes alike (OWASP ASVS 5.0, 6.3.1): an attempt is counted as failed before the
 * password is looked at, and taken back if it succeeds, so that guesses side by side are counted too. Nobody is locked out:
 * the delays end, and where a user has logged in from, others' guesses do not count. Safe for many threads.
 */
public final class Throttle {
    /** Five typing errors cost nothing; after that a guesser at one address gets some 100 guesses of one name a day. */
    static final Rule PAIR = new Rule(5, Duration.ofMinutes(15));

    /** A guesser with many addresses gets 1,440 guesses of one name a day, and delays its user by a minute at most. */
    static final Rule NAME = new Rule(20, Duration.ofMinutes(1));

    /** One common password against many names; an office behind one address makes some errors every morning. */
    static final Rule ADDRESS = new Rule(100, Duration.ofMinutes(1));

    /** Failures are forgotten this long after the last one. */
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    /** An address counts as the user's this long after the last login from there: a season of holidays. */
    static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final ThrottleTable table;
    private final KeyedHash hash;

    /**
     * Counts in {@code login_attempts}.
     *
     * @param database where that is
     * @param master what the rows' keys are derived from
     */
    public Throttle(Database database, MasterKey master) {
        this.table = new ThrottleTable(database);
        this.hash = new KeyedHash(master, "baton/1|login-attempts");
    }

    /**
     * When something is slowed down.
     *
     * @param free how many failures cost nothing
     * @param longest after those each failure doubles the delay, from 2 seconds up to this
     */
    record Rule(int free, Duration longest) {}

    /** Whether an attempt may be made. */
    sealed interface Turn {
        /**
         * It may, and counts as failed until it has succeeded.
         *
         * @param keys what it is counted under
         * @param seen how many failures each has with it
         */
        record Taken(AttemptKeys keys, Seen seen) implements Turn {}

        /**
         * It may not.
         *
         * @param seconds until then, at least 1
         */
        record Blocked(long seconds) implements Turn {}
    }

    /**
     * How many failures are counted, this attempt among them; 0 where it is not counted.
     *
     * @param pair of the name from the address
     * @param name of the name
     * @param address of the address
     */
    record Seen(int pair, int name, int address) {}

    /**
     * The mapping of this room's table.
     *
     * @return the entity classes
     */
    public static List<Class<?>> rows() {
        return List.of(LoginAttemptRow.class);
    }

    /** Takes an attempt in one statement, whether there is a user of that name or not; a second one only if it is refused. */
    Turn take(String username, String ip) {
        AttemptKeys keys = AttemptKeys.of(hash, username, ip);
        Optional<Seen> seen = table.take(keys);
        return seen.<Turn>map(counted -> new Turn.Taken(keys, counted))
                .orElseGet(() -> new Turn.Blocked(table.secondsBlocked(keys)));
    }

    /** The password was right: one statement forgets the pair's failures, uncounts this attempt, and remembers the address. */
    void succeeded(Turn.Taken turn) {
        table.takeBack(turn.keys(), turn.seen(), true);
    }

    /** The password was not looked at. */
    void giveBack(Turn.Taken turn) {
        table.takeBack(turn.keys(), turn.seen(), false);
    }

    /**
     * Deletes the rows that say nothing any more: failures that are forgotten or taken back, and addresses not used for long.
     *
     * @return how many
     */
    public int sweep() {
        return table.sweep();
    }
}
