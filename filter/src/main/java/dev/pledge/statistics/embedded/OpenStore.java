package dev.pledge.statistics.embedded;

import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread change a store while others ask. After a failure, such as a full disk or a thread that was interrupted
 * in the middle of a read, MVStore closes its file; it is opened again for the next call.
 */
final class OpenStore {
    private static final int COMMITS_PER_COMPACTION = 16;
    private static final int FILL_RATE = 60;
    private static final int BYTES_PER_COMPACTION = 8 << 20;

    private final @Nullable StoreFile file;
    private final ReentrantLock writing = new ReentrantLock();

    /** Taken by readers, and by the writer while what it does can be seen. */
    private final ReadWriteLock visible = new ReentrantReadWriteLock();

    private volatile Opened opened;
    private volatile boolean closed;
    private boolean damaged;
    private int commits;

    private OpenStore(@Nullable StoreFile file, Opened opened) {
        this.file = file;
        this.opened = opened;
    }

    static OpenStore of(StoreFile file) throws IOException {
        return new OpenStore(file, file.open());
    }

    static OpenStore inMemory() {
        return new OpenStore(null, Opened.inMemory());
    }

    /** What is done with an open store. */
    interface Work<T> {
        T on(Opened opened) throws IOException;
    }

    @Nullable
    Path setAside() {
        return file == null ? null : file.setAside();
    }

    /** Asks, beside others who ask. */
    <T> T read(Work<T> question) throws StoreException {
        if (!opened.tables().isOpen()) {
            write(store -> true); // Opens it again.
        }
        visible.readLock().lock();
        try {
            requireOpen();
            return question.on(opened);
        } catch (IOException | RuntimeException e) {
            throw failed("read", e);
        } finally {
            visible.readLock().unlock();
        }
    }

    /** Changes something, alone; what can be seen of it must be put within {@link #commit}. */
    <T> T write(Work<T> work) throws StoreException {
        writing.lock();
        try {
            requireOpen();
            reopenIfNeeded();
            T result = work.on(opened);
            damaged = false;
            return result;
        } catch (IOException | RuntimeException e) {
            rollback(e);
            throw failed("written", e);
        } finally {
            writing.unlock();
        }
    }

    /** Puts rows and a change of runs, and commits both as one; within {@link #write}. */
    void commit(Opened store, RunChange runs, Runnable puts) throws IOException {
        boolean committed = false;
        visible.writeLock().lock();
        try {
            puts.run();
            store.runs().put(runs);
            store.tables().commit();
            store.runs().settle(runs);
            committed = true;
        } finally {
            if (!committed) {
                takeBack(store, runs);
            }
            visible.writeLock().unlock();
        }
        store.tables().sync();
        store.runs().deleteRemoved(runs);
        if (++commits % COMMITS_PER_COMPACTION == 0) {
            store.tables().compact(FILL_RATE, BYTES_PER_COMPACTION);
        }
    }

    private void reopenIfNeeded() throws IOException {
        if (file == null || opened.tables().isOpen()) {
            return;
        }
        visible.writeLock().lock();
        try {
            opened = file.open();
        } finally {
            visible.writeLock().unlock();
        }
    }

    /** Takes back what a failed change has put; a file that twice in a row does not say what it should begins anew. */
    private void rollback(Exception cause) {
        Opened store = opened;
        store.names().clear();
        if (file == null || closed || !(cause instanceof MVStoreException failure)) {
            return;
        }
        store.tables().closeImmediately();
        boolean says = MvFile.isDamage(failure);
        if (says && damaged) {
            try {
                file.setAside(cause);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
        damaged = says && !damaged;
    }

    /** Nobody knows how far a commit came that failed: to open the file again tells, and deletes runs that it does not know. */
    private void takeBack(Opened store, RunChange runs) throws IOException {
        if (file == null) {
            store.tables().rollback();
            store.runs().drop(runs);
        } else {
            store.tables().closeImmediately();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private StoreException failed(String how, Exception cause) {
        String name = file == null ? "in memory" : "in " + file;
        return new StoreException("the statistics " + name + " could not be " + how, cause);
    }

    void close() {
        writing.lock();
        visible.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                opened.tables().close();
            }
        } finally {
            visible.writeLock().unlock();
            writing.unlock();
        }
    }
}
