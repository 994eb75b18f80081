package dev.pledge.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and opens what a policy names as filter lists. Safe for use by all threads. */
public interface ListSource {
    /**
     * Finds the list files at a place: the place itself; or, if it is a directory, the files in it in the order of their
     * names, without those whose names begin with a dot.
     *
     * @param place what the policy calls it
     * @return what to {@link #open} each by, which is its name as well; at least one
     * @throws IOException if the place is a directory that cannot be read or holds no file
     */
    List<String> find(String place) throws IOException;

    /**
     * Opens a list file.
     *
     * @param file a file that was found
     * @throws IOException if there is none, or it cannot be read
     */
    InputStream open(String file) throws IOException;

    /**
     * Returns something that equals what was returned before for as long as the files at a place are the same, as far as
     * can be told without reading them.
     */
    Object stamp(String place);

    /** Returns when a list file was written last; null where that says nothing of its content. */
    default @Nullable Instant modified(String file) {
        return null;
    }
}
