package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Newer JDKs let go by themselves, and only when memory is short. */
@EnabledForJreRange(max = JRE.JAVA_18)
class ComparedRecordsTest {
    @Test
    void an_application_whose_record_was_the_last_to_be_compared_is_held_until_it_is_forgotten() throws Exception {
        WeakReference<ClassLoader> application = ended();
        assertThat(isGone(application)).isFalse();

        ComparedRecords.forget();

        assertThat(isGone(application)).isTrue();
    }

    @Test
    void the_next_application_takes_the_place_of_the_last() throws Exception {
        WeakReference<ClassLoader> application = ended();

        WeakReference<ClassLoader> next = ended();

        assertThat(isGone(application)).isTrue();
        assertThat(isGone(next)).isFalse();
    }

    @Test
    void it_may_be_forgotten_again() {
        ComparedRecords.forget();

        assertThatCode(ComparedRecords::forget).doesNotThrowAnyException();
    }

    /** An application whose records were compared and printed, and that nobody knows any more. */
    private static WeakReference<ClassLoader> ended() throws Exception {
        Application application = new Application();
        Class<?> type = application.loadClass(Pair.class.getName());
        assertThat(type).isNotEqualTo(Pair.class);
        ((Runnable) type.getConstructor().newInstance()).run();
        return new WeakReference<>(application);
    }

    private static boolean isGone(Reference<?> known) {
        for (int time = 0; time < 20 && !known.refersTo(null); time++) {
            System.gc();
            LockSupport.parkNanos(10_000_000);
        }
        return known.refersTo(null);
    }

    /** A record with a part that is none of the JDK's. */
    public record Pair(Part one, Part other) implements Runnable {
        /** Of two equal parts. */
        public Pair() {
            this(new Part(1), new Part(1));
        }

        @Override
        public void run() {
            Pair same = new Pair();
            assertThat(equals(same)
                            && hashCode() == same.hashCode()
                            && toString().equals(same.toString()))
                    .isTrue();
        }
    }

    /** The part. */
    public record Part(int number) {}

    /** Loads this class and its records anew. */
    private static final class Application extends ClassLoader {
        Application() {
            super(Pair.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ComparedRecordsTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
