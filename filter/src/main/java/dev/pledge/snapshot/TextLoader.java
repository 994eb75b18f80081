package dev.pledge.snapshot;

import dev.pledge.policy.Policy;
import dev.pledge.policy.StatementPolicy;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the site's own sentences, and knows how their files looked then. Safe for use by all threads. */
final class TextLoader {
    private final ListSource source;
    private volatile Look asRead = new Look(null, "");

    TextLoader(ListSource source) {
        this.source = source;
    }

    /**
     * What can be told of the files without reading them.
     *
     * @param base their base name; null for none
     * @param stamp what tells one state of them from another
     */
    private record Look(@Nullable String base, Object stamp) {}

    /**
     * Reads the sentences that a policy names.
     *
     * @throws IOException if there is no file of them, or one cannot be read; the message names it
     */
    synchronized OwnTexts load(Policy policy) throws IOException {
        StatementPolicy statement = policy.statement();
        String base = statement == null ? null : statement.texts();
        // Before they are read: what changes from now on is seen as a change.
        Look look = look(base);
        try {
            OwnTexts read = OwnTexts.read(source, base);
            asRead = look;
            return read;
        } catch (IOException e) {
            // A policy that is refused must not be the one whose texts are watched.
            asRead = Objects.equals(base, asRead.base) ? look : asRead;
            throw e;
        }
    }

    /** Returns how the files looked just before they were read last. */
    Object asRead() {
        return asRead;
    }

    /** Returns how the files of the last policy look now. */
    Object now() {
        return look(asRead.base);
    }

    /** What is part of the application stays as it is. */
    private static Look look(@Nullable String base) {
        FilePlace place = base == null ? null : FilePlace.of(base);
        return new Look(base, place == null ? "" : place.stampOfVariants(OwnTexts.SUFFIX));
    }
}
