package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The public lists as they were on 14 July 2026. */
class RealListsTest {
    @Test
    void everyLineOfEasyListIsUnderstood() throws IOException {
        FilterListSummary list = read("adserver/easylist.txt.gz");

        assertThat(list.format()).isEqualTo(ListFormat.ADBLOCK);
        assertThat(list.skipped()).isEmpty();
        assertThat(list.networkRules()).isEqualTo(52_725);
        assertThat(list.cosmeticRules()).isEqualTo(20_658);
        assertThat(list.notApplicable())
                .containsEntry("popup", 3_045)
                .containsEntry("#?#", 274)
                .containsEntry("rewrite", 7)
                .containsEntry("csp", 3)
                .containsOnlyKeys("#?#", "cosmetic", "csp", "popup", "rewrite");
    }

    @Test
    void everyLineOfEasyPrivacyIsUnderstood() throws IOException {
        FilterListSummary list = read("adserver/easyprivacy.txt.gz");

        assertThat(list.skipped()).isEmpty();
        assertThat(list.networkRules()).isEqualTo(55_498);
        assertThat(list.notApplicable())
                .containsEntry("redirect", 22)
                .containsEntry("redirect-rule", 1)
                .containsEntry("method", 1)
                .containsEntry("replace", 1);
    }

    private static FilterListSummary read(String name) throws IOException {
        return Listed.read(Files.readAllBytes(SharedData.file(name))).summary;
    }
}
