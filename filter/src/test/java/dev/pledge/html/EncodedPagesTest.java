package dev.pledge.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Real pages in thirteen encodings. */
class EncodedPagesTest {
    @Test
    void editsAreThoseOfTheSamePageInUtf8() throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(SharedData.file("html/encodings.json").toFile());
        Set<String> encodings = new HashSet<>();
        try (ZipFile zip = new ZipFile(SharedData.file("html/encodings.zip").toFile())) {
            for (JsonNode page : manifest) {
                String label = page.get("charset").asText();
                Charset charset = Charset.forName(label);
                byte[] bytes = zip.getInputStream(zip.getEntry(page.get("file").asText()))
                        .readAllBytes();
                Detecting editing = new Detecting(() -> new Acting(EncodedPagesTest::edit), label);
                byte[] edited = editing.whole(bytes);

                byte[] inUtf8 = new String(bytes, charset).getBytes(UTF_8);
                byte[] expected = new Detecting(() -> new Acting(EncodedPagesTest::edit), "utf-8").whole(inUtf8);
                assertThat(new String(edited, charset).equals(new String(expected, UTF_8)))
                        .as(page.toString())
                        .isTrue();
                assertThat(editing.inPieces(bytes, 777)).isEqualTo(edited);
                assertThat(edited.length).isNotEqualTo(bytes.length);
                encodings.add(label);
            }
        }
        assertThat(encodings).contains("utf-16le", "utf-16be", "iso-2022-jp").hasSizeGreaterThanOrEqualTo(13);
    }

    private static void edit(StartTag tag) {
        switch (tag.element()) {
            case IMG, SCRIPT, LINK, OBJECT -> tag.removeElement();
            case FORM -> tag.insertBefore("<i></i>");
            case A -> tag.removeAttribute("class");
            default -> {}
        }
    }
}
