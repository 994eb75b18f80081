package dev.pledge.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Crc32cTest {
    @Property
    void isThatOfTheJdk(@ForAll long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        CRC32C expected = new CRC32C();
        expected.update(bytes);
        int register = Crc32c.ONES;
        for (long word : words) {
            register = Crc32c.update(register, word);
        }
        assertThat((register ^ Crc32c.ONES) & 0xFFFF_FFFFL).isEqualTo(expected.getValue());
    }
}
