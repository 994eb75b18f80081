package dev.pledge.policy;

/** What a person is contacted for. */
public enum ContactPurpose {
    /** What products can do. */
    FEATURES,
    /** That a newer version can be had. */
    UPGRADES,
    /** An order of theirs. */
    ORDER,
    /** What they have asked for. */
    REQUESTED;

    /** Returns the purpose's name as it is written in the policy file. */
    public String key() {
        return KeyWord.of(this);
    }
}
