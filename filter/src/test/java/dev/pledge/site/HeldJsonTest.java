package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.subject.Answered;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person takes along. */
class HeldJsonTest {
    @Test
    void aTextThatWasCutWithinACharacterSpoilsNothing() throws IOException {
        String cut = "Grüße \uD83D\uDC26".substring(0, 7);
        HeldItem item = new HeldItem("1", "Post", List.of(HeldField.fixed("body", "Text", cut, "no")));

        byte[] json = HeldJson.of(
                List.of(new Answered<>("posts", "Posts", List.of(item), null)), "Shop", "abc", Instant.EPOCH);

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"value\" : \"Grüße ?\"");
    }
}
