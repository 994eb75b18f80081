package dev.pledge.durability;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;

class EmbeddedStoreKilledShopTest extends KilledShop {
    @Override
    String storePolicy() {
        return "";
    }

    @Override
    StatisticsStore open(Path data) throws IOException {
        return EmbeddedStore.open(data.resolve("store"));
    }
}
