package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.Threads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final byte[] key = new byte[32];

    @Property
    void aPseudonymIsTheBeginningOfAnHmac(@ForAll @Size(32) byte[] anyKey, @ForAll String id) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(anyKey, "HmacSHA256"));
        ByteBuffer expected = ByteBuffer.wrap(mac.doFinal(("s" + id).getBytes(StandardCharsets.UTF_8)));
        assertThat(new Pseudonyms(anyKey).ofSession(id))
                .isEqualTo(new Pseudonym(expected.getLong(), expected.getLong()));
    }

    @Test
    void aSessionIsNeverTakenForAPrincipal() {
        Pseudonyms pseudonyms = new Pseudonyms(key);
        assertThat(pseudonyms.ofSession("jane")).isNotEqualTo(pseudonyms.ofPrincipal("jane"));
        assertThat(pseudonyms.ofPrincipal("jane")).isEqualTo(pseudonyms.ofPrincipal("jane"));
    }

    @Test
    void withAnotherKeyAPersonIsAnother() {
        assertThat(Pseudonyms.withNewKey().ofSession("1"))
                .isNotEqualTo(Pseudonyms.withNewKey().ofSession("1"));
    }

    @Test
    void aKeyThatIsChangedLaterChangesNothing() {
        byte[] mine = key.clone();
        Pseudonyms pseudonyms = new Pseudonyms(mine);
        Pseudonym before = pseudonyms.ofSession("1");
        Arrays.fill(mine, (byte) 7);
        assertThat(pseudonyms.ofSession("1")).isEqualTo(before);
    }

    @Test
    void manyThreadsGetTheSame() {
        Pseudonyms pseudonyms = new Pseudonyms(key);
        Set<Pseudonym> seen = ConcurrentHashMap.newKeySet();
        Threads.run(8, t -> {
            for (int i = 0; i < 2_000; i++) {
                seen.add(pseudonyms.ofSession("session " + i % 100));
            }
        });
        assertThat(seen).hasSize(100);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new Pseudonyms(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pseudonym key has 32 bytes, not 16");
    }

    @Test
    void noTextTellsWhoItIs() {
        Pseudonym person = new Pseudonyms(key).ofSession("1");
        assertThat(PageAccess.view("/", 0, person).toString())
                .doesNotContain(Long.toString(person.high()), Long.toString(person.low()))
                .contains("hidden");
    }
}
