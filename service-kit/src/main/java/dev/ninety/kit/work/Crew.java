package dev.ninety.kit.work;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Does so many things at a time, each in a virtual thread of its own, until it is stopped. */
public final class Crew {

    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    /** @param size how many things are done at a time, at least 1 */
    public Crew(int size) {
        this.free = new Semaphore(size);
    }

    /**
     * Takes what there is to do, until nothing is or as much is being done as may be.
     *
     * @param next what to do next; empty where there is nothing. Where it fails, nobody is kept busy by it.
     */
    public void takeOn(Supplier<Optional<Runnable>> next) {
        boolean begun = true;
        while (begun && free.tryAcquire()) {
            begun = false;
            try {
                Optional<Runnable> work = stopping ? Optional.empty() : next.get();
                work.ifPresent(this::begin);
                begun = work.isPresent();
            } finally {
                if (!begun) {
                    free.release();
                }
            }
        }
    }

    /**
     * Does something now, in the caller's own thread.
     *
     * @return false, and nothing was done, where as much is being done as may be
     */
    public boolean doNow(Runnable work) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            work.run();
        } finally {
            free.release();
        }
        return true;
    }

    /** What is being done is interrupted, and nothing more is begun. */
    public void stop() {
        stopping = true;
        threads.shutdownNow();
    }

    public boolean isStopping() {
        return stopping;
    }

    private void begin(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                free.release();
            }
        });
    }
}
