package dev.pledge.statistics.embedded;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreContract;
import org.junit.jupiter.api.Assumptions;

class MemoryStoreContractTest extends StoreContract {
    @Override
    protected StatisticsStore open() {
        return EmbeddedStore.inMemory(100_000);
    }

    @Override
    protected StatisticsStore reopen() {
        return Assumptions.abort("memory keeps nothing");
    }
}
