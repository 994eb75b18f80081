package dev.pledge.statistics;

import java.time.LocalDate;
import java.util.Collection;

/**
 * Where page accesses are kept. Safe for use by all threads; {@link #apply} is called by one thread of a node at a time,
 * but by several nodes at once. Every call may block; none is made on a request's way.
 */
public interface StatisticsStore extends StatisticsAnswers, AutoCloseable {
    /**
     * Counts the accesses of a batch, each once: those at or before a position that was applied of the same node are
     * passed over, be it the same batch again or one that overlaps. All of a batch is applied or, if this throws, some
     * part of it may be; to apply it again is right in any case.
     *
     * @throws StoreException if the store cannot be reached or refuses; the batch is to be kept and tried again
     */
    void apply(AccessBatch batch) throws StoreException;

    /**
     * Forgets all that is held about a person; what was counted without a name stays.
     *
     * @param person all pseudonyms of the person
     * @return whether anything was held
     */
    boolean erase(Collection<Pseudonym> person) throws StoreException;

    /**
     * Forgets what is older than declared.
     *
     * @param aggregate the first day of which aggregates are kept
     * @param perUser the first day of which accesses of persons are kept
     * @return what was forgotten; where several nodes do it, by this call
     */
    Forgotten forget(LocalDate aggregate, LocalDate perUser) throws StoreException;

    /** Lets go of connections and files. What was applied is kept. */
    @Override
    void close();
}
