package dev.pledge.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Says all that is wrong in a policy file, in the order of its lines. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A message goes into a log; all mistakes of a file that is no policy at all would drown it. */
    private static final int MOST_TOLD = 100;

    private final transient List<Mistake> mistakes;

    /** Tells of at least one mistake. */
    public PolicyException(List<Mistake> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    private static String message(List<Mistake> mistakes) {
        String told = mistakes.stream().limit(MOST_TOLD).map(Mistake::toString).collect(Collectors.joining("\n"));
        int more = mistakes.size() - MOST_TOLD;
        return more > 0 ? told + "\nand " + more + " more mistakes" : told;
    }

    /** Returns the mistakes, in the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
