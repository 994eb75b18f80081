package dev.pledge.statistics.embedded;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreContractTest extends StoreContract {
    @TempDir
    private Path directory;

    @Override
    protected StatisticsStore open() throws IOException {
        return EmbeddedStore.open(directory.resolve("statistics"));
    }

    @Override
    protected StatisticsStore reopen() throws IOException {
        return open();
    }
}
