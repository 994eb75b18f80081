package dev.pledge.snapshot;

import java.util.List;

/**
 * The lists that are in use, of those that the policy names. Immutable.
 *
 * @param lists those that are in use; where lists as they were read before stand in, those
 * @param unreadable at which places of the policy nothing could be read when it was compiled last
 * @param standIn what is used instead: {@code previous} for the lists as they were read before, or {@code built-in}; empty
 *     where everything could be read
 */
public record ListsState(List<ListState> lists, List<String> unreadable, String standIn) {
    /** No list. */
    public static final ListsState NONE = new ListsState(List.of(), List.of(), "");

    /** Copies the lists. */
    public ListsState {
        lists = List.copyOf(lists);
        unreadable = List.copyOf(unreadable);
    }
}
