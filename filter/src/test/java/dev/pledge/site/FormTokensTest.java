package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of forms, which nobody can make, use for another, or use for ever. */
class FormTokensTest {
    private final SetClock clock = new SetClock();
    private final FormTokens tokens = FormTokens.inMemory(clock);

    @Test
    void aTokenIsForOnePersonAndOneForm() {
        String token = tokens.of("jane", "/me/erase");
        assertThat(tokens.confirms("jane", "/me/erase", token)).isTrue();
        assertThat(tokens.confirms("john", "/me/erase", token)).isFalse();
        assertThat(tokens.confirms("jane", "/me/correct", token)).isFalse();
        assertThat(tokens.confirms("e\0jane", "/me/eras", token)).isFalse();
        assertThat(FormTokens.inMemory(clock).confirms("jane", "/me/erase", token))
                .isFalse();
    }

    @Test
    void aTokenIsGoodForWhoeverHasTheSameKeyFile(@TempDir Path directory) throws IOException {
        Path keys = directory.resolve("of/all/nodes");
        String token = FormTokens.in(keys, clock).of("jane", "/me/erase");
        FormTokens restarted = FormTokens.in(keys, clock);
        assertThat(restarted.confirms("jane", "/me/erase", token)).isTrue();
        assertThat(restarted.confirms("john", "/me/erase", token)).isFalse();
        assertThat(FormTokens.in(directory.resolve("of/others"), clock).confirms("jane", "/me/erase", token))
                .isFalse();
        assertThat(Files.getPosixFilePermissions(keys.resolve("forms.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        clock.advance(FormTokens.VALID);
        assertThat(restarted.confirms("jane", "/me/erase", token)).isFalse();
    }

    @Test
    void aTokenRunsOut() {
        String token = tokens.of("jane", "/me/erase");
        clock.advance(FormTokens.VALID.minusMillis(1));
        assertThat(tokens.confirms("jane", "/me/erase", token)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.confirms("jane", "/me/erase", token)).isFalse();
    }

    @Property(tries = 300)
    void aTokenThatIsChangedIsNone(@ForAll @IntRange(max = 52) int at, @ForAll char other) {
        StringBuilder changed = new StringBuilder(tokens.of("jane", "form"));
        if (changed.charAt(at) != other) {
            changed.setCharAt(at, other);
            assertThat(tokens.confirms("jane", "form", changed.toString())).isFalse();
        }
    }

    @Property(tries = 300)
    void whatIsNoTokenIsRefused(@ForAll String text) {
        assertThat(tokens.confirms("jane", "form", text)).isFalse();
        assertThat(tokens.confirms("jane", "form", null)).isFalse();
    }
}
