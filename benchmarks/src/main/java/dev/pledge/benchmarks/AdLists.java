package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** EasyList and EasyPrivacy, decompressed in memory. */
final class AdLists {
    static final List<String> NAMES = List.of("adserver/easylist.txt.gz", "adserver/easyprivacy.txt.gz");

    static final AdLists NONE = new AdLists(new byte[0][]);

    private final byte[][] texts;

    private AdLists(byte[][] texts) {
        this.texts = texts;
    }

    AdLists() throws IOException {
        texts = new byte[NAMES.size()][];
        for (int i = 0; i < texts.length; i++) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(RealData.file(NAMES.get(i))))) {
                texts[i] = in.readAllBytes();
            }
        }
    }

    byte[] text(int list) {
        return texts[list];
    }

    CompiledLists compile() throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        for (int i = 0; i < texts.length; i++) {
            FilterListReader.read(NAMES.get(i), new ByteArrayInputStream(texts[i]), compiler);
        }
        return compiler.compile();
    }
}
