package dev.pledge.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Says all that is wrong in a policy file, in the order of its lines. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /** Tells of at least one mistake. */
    public PolicyException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Returns the mistakes, in the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
