package dev.pledge.statistics.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Set;

/** Where the bytes of runs are, by the runs' numbers. Safe for use by all threads; a run is written by one. */
interface RunBytes {
    /** Begins a run; what was written is kept, whatever happens, once the channel was closed. */
    WritableByteChannel create(long run) throws IOException;

    /** Opens a run to read it. */
    Source open(long run) throws IOException;

    /** Deletes a run, if it is there. */
    void delete(long run) throws IOException;

    /** Returns the numbers of all runs that are there. */
    Set<Long> runs() throws IOException;

    /** The bytes of a run. For one thread. */
    interface Source extends Closeable {
        long size() throws IOException;

        /** Reads as many bytes as the buffer has room for, or as there are from there on. */
        void read(long at, ByteBuffer to) throws IOException;
    }
}
