package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.baton.run.RunFailure;

/**
 * Processor time of processes, user and system together, as Linux counts it (proc(5), /proc/pid/stat), to 10 ms.
 *
 * @param server microseconds of the server's JVM
 * @param compiling what of it Java's compilers used: next to nothing once the server has settled
 * @param postgres microseconds of all PostgreSQL processes, those that have ended meanwhile too
 */
record CpuTime(long server, long compiling, long postgres) {
    /** USER_HZ is 100 on every Linux that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    /** Where utime, stime, and the cutime and cstime of children that have ended, stand behind the program's name. */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    /** Refuses a machine where it cannot be told. */
    static void require() {
        if (Files.notExists(Path.of("/proc/self/stat"))) {
            throw new RunFailure(
                    "Processor time is read from /proc, which this system does not have: measure on Linux");
        }
    }

    /** Of these until now: a server, and PostgreSQL's first process with all its children. */
    static CpuTime of(ProcessHandle server, ProcessHandle postmaster) {
        long children = postmaster
                .children()
                .mapToLong(child -> ticks(child, UTIME, STIME))
                .sum();
        long first = ticks(postmaster, UTIME, STIME, CUTIME, CSTIME);
        return new CpuTime(
                ticks(server, UTIME, STIME) * MICROS_PER_TICK,
                compilerTicks(server) * MICROS_PER_TICK,
                (first + children) * MICROS_PER_TICK);
    }

    /** What was used since then. */
    CpuTime since(CpuTime before) {
        return new CpuTime(server - before.server, compiling - before.compiling, postgres - before.postgres);
    }

    private static long compilerTicks(ProcessHandle server) {
        Path tasks = Path.of("/proc", String.valueOf(server.pid()), "task");
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.map(thread -> thread.resolve("stat"))
                    .map(CpuTime::stat)
                    // Linux keeps 15 characters of "C2 CompilerThread0".
                    .filter(stat -> stat.contains(" CompilerThre"))
                    .mapToLong(stat -> ticks(stat, UTIME, STIME))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + tasks, e);
        }
    }

    private static long ticks(ProcessHandle process, int... fields) {
        return ticks(stat(Path.of("/proc", String.valueOf(process.pid()), "stat")), fields);
    }

    private static long ticks(String stat, int... fields) {
        if (stat.isEmpty()) {
            return 0;
        }
        // The name stands in parentheses and may hold blanks.
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields)
                .mapToLong(field -> Long.parseLong(behindName[field]))
                .sum();
    }

    /** Empty for a process or thread that is gone. */
    private static String stat(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
