// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;

/**
 * The one place where work is spread over threads.
 *
 * <p>A range {@code [0, n)} is cut into chunks that depend on {@code n} and the grain only, never
 * on the number of threads, and partial results are combined in index order. So every result is the
 * same for any number of threads. Calls may be nested; the calling thread always takes part.
 */
public final class Parallel implements AutoCloseable {
    private static final int MAX_CHUNKS = 256;

    private final int threads;
    private final ExecutorService workers;

    /**
     * Starts {@code threads - 1} daemon threads.
     *
     * @param threads how many threads work, the caller included; at least 1
     */
    public Parallel(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.threads = threads;
        this.workers =
                Executors.newFixedThreadPool(
                        Math.max(1, threads - 1),
                        task -> {
                            Thread thread = new Thread(task, "larch-worker");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Number of threads, the caller included. */
    public int threads() {
        return threads;
    }

    /** Work on the indices {@code from <= i < to}. */
    @FunctionalInterface
    public interface RangeTask {
        /** Does the work of one chunk. */
        void run(int from, int to);
    }

    /** A partial result over the indices {@code from <= i < to}. */
    @FunctionalInterface
    public interface RangeFunction<T> {
        /** The partial result of one chunk. */
        T apply(int from, int to);
    }

    /**
     * Runs the task on chunks that cover {@code [0, n)}; returns when all are done.
     *
     * @param n number of indices, at least 0
     * @param grain smallest chunk worth a thread, at least 1
     */
    public void forRange(int n, int grain, RangeTask task) {
        reduce(
                n,
                grain,
                (from, to) -> {
                    task.run(from, to);
                    return Boolean.TRUE;
                });
    }

    /**
     * Combines the partial results of all chunks in index order.
     *
     * @param identity the result for {@code n = 0}
     */
    public <T> T reduce(
            int n, int grain, T identity, RangeFunction<T> partial, BinaryOperator<T> combine) {
        T result = identity;
        for (T t : reduce(n, grain, partial)) {
            result = combine.apply(result, t);
        }
        return result;
    }

    /** The partial results of all chunks, in index order. */
    public <T> List<T> reduce(int n, int grain, RangeFunction<T> partial) {
        if (n < 0 || grain < 1) {
            throw new IllegalArgumentException("n = " + n + ", grain = " + grain);
        }
        int size = Math.max(grain, n / MAX_CHUNKS + (n % MAX_CHUNKS == 0 ? 0 : 1));
        Job<T> job = new Job<>(n, size, partial);
        int helpers = Math.min(threads, job.chunks) - 1;
        for (int i = 0; i < helpers; i++) {
            workers.execute(job);
        }
        job.run();
        return job.await();
    }

    /** Ends the threads; running work is finished first. */
    @Override
    public void close() {
        workers.shutdown();
    }

    /** Chunks handed out through a counter; whoever is free takes the next one. */
    private static final class Job<T> implements Runnable {
        final int n;
        final int size;
        final int chunks;
        final RangeFunction<T> partial;
        final Object[] results;
        final AtomicInteger next = new AtomicInteger();
        int done;
        Throwable failure;

        Job(int n, int size, RangeFunction<T> partial) {
            this.n = n;
            this.size = size;
            this.chunks = n / size + (n % size == 0 ? 0 : 1);
            this.partial = partial;
            this.results = new Object[chunks];
        }

        @Override
        public void run() {
            int i = next.getAndIncrement();
            while (i < chunks) {
                Object result = null;
                Throwable thrown = null;
                try {
                    result = partial.apply(i * size, i == chunks - 1 ? n : (i + 1) * size);
                } catch (RuntimeException | Error e) {
                    thrown = e;
                }
                finish(i, result, thrown);
                i = next.getAndIncrement();
            }
        }

        private synchronized void finish(int i, Object result, Throwable thrown) {
            results[i] = result;
            if (thrown != null && failure == null) {
                failure = thrown;
            }
            if (++done == chunks) {
                notifyAll();
            }
        }

        /** Waits only for chunks that some thread is already working on, so nesting is safe. */
        synchronized List<T> await() {
            boolean interrupted = false;
            while (done < chunks) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            List<T> list = new ArrayList<>(chunks);
            for (Object o : results) {
                @SuppressWarnings("unchecked") // written by finish from a RangeFunction<T>
                T t = (T) o;
                list.add(t);
            }
            return list;
        }
    }
}
