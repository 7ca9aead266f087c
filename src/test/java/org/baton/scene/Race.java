package org.baton.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs several actions at the same moment, again and again, each on a thread that stays the same. */
public final class Race implements AutoCloseable {
    private final List<ExecutorService> threads = new ArrayList<>();
    private int rounds;

    /** With that many threads. */
    public Race(int runners) {
        for (int i = 0; i < runners; i++) {
            threads.add(Executors.newSingleThreadExecutor());
        }
    }

    /** How many rounds: the system property {@code baton.rounds}, a number or {@code full} (1,000); 20 by default. */
    public static int rounds() {
        return rounds(20);
    }

    /** Whether everything is to be tried that is tried in part by default: {@code baton.rounds} is {@code full}. */
    public static boolean isWhole() {
        return "full".equals(System.getProperty("baton.rounds"));
    }

    /** The same for rounds that take longer, with fewer by default. */
    public static int rounds(int byDefault) {
        return isWhole() ? 1000 : Integer.getInteger("baton.rounds", byDefault);
    }

    /** Lets the actions, at most as many as there are threads, start together, and waits for what they answer. */
    public <T> List<T> run(List<Callable<T>> actions) throws Exception {
        rounds++;
        CyclicBarrier start = new CyclicBarrier(actions.size());
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            Callable<T> action = actions.get(i);
            running.add(threads.get(i).submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return action.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    /** The same action on every thread. */
    public void runEverywhere(Callable<Object> action) throws Exception {
        run(Collections.nCopies(threads.size(), action));
    }

    @Override
    public void close() {
        System.out.printf("race: %d rounds of up to %d at once%n", rounds, threads.size());
        threads.forEach(ExecutorService::shutdownNow);
    }
}
