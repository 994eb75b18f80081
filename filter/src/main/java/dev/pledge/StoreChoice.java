package dev.pledge;

import dev.pledge.policy.StatisticsPolicy;
import dev.pledge.policy.StorePolicy;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the store that the policy names. */
final class StoreChoice {
    private final StatisticsPolicy policy;
    private final @Nullable Path directory;

    /** @param directory the data directory; null for none */
    StoreChoice(StatisticsPolicy policy, @Nullable Path directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /** @throws IOException if the store cannot be opened, and never will be without a change */
    StatisticsStore open() throws IOException {
        StorePolicy store = policy.storage().store();
        if (!(store instanceof StorePolicy.Embedded)) {
            throw new IOException("statistics.store: found " + store + ", expected the embedded store");
        }
        return directory == null
                ? EmbeddedStore.inMemory(policy.maxUsers())
                : EmbeddedStore.open(directory.resolve("store"));
    }
}
