package dev.pledge.snapshot;

import java.util.List;

/**
 * The lists that are in use, of those that the policy names. Immutable.
 *
 * @param lists those that are in use; where lists as they were read before stand in, those
 * @param unreadable at how many places of the policy nothing could be read when it was compiled last
 */
public record ListsState(List<ListState> lists, int unreadable) {
    /** No list. */
    public static final ListsState NONE = new ListsState(List.of(), 0);

    /** Copies the lists. */
    public ListsState {
        lists = List.copyOf(lists);
    }
}
