package dev.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Scope;
import dev.pledge.policy.StatisticsPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PledgeFilterTest {
    @TempDir
    Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    /** A registry may be the server's, and outlive the application. */
    @Test
    void aFilterThatDoesNotStartLeavesNoMeters() throws ServletException, IOException {
        Path key = directory.resolve("pseudonym.key");
        PledgeFilter filter = new PledgeFilter(keyIn(key));
        filter.init(config());
        assertThat(registry.getMeters()).isNotEmpty();
        filter.destroy();
        assertThat(registry.getMeters()).isEmpty();

        Files.writeString(key, "no key");
        assertThatThrownBy(() -> new PledgeFilter(keyIn(key)).init(config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("pseudonym.key");
        assertThat(registry.getMeters()).isEmpty();
    }

    /** A context of Jetty's without a session handler has no session cookie. */
    @Test
    void aContextWithoutSessionsIsGovernedToo() throws ServletException {
        FilterConfig config = config();
        when(config.getServletContext().getSessionCookieConfig()).thenReturn(null);
        PledgeFilter filter = new PledgeFilter(Policy.builtIn(Mode.ENFORCE));
        filter.init(config);
        assertThat(registry.getMeters()).isNotEmpty();
        filter.destroy();
    }

    private static Policy keyIn(Path file) {
        return Policy.builtIn(Mode.REPORT)
                .with(new StatisticsPolicy(Scope.everywhere(Mode.ENFORCE), true, 10, 10, "file:" + file));
    }

    private FilterConfig config() {
        ServletContext context = mock(ServletContext.class);
        when(context.getContextPath()).thenReturn("/pledge-filter-test");
        when(context.getSessionCookieConfig()).thenReturn(mock(SessionCookieConfig.class));
        when(context.getAttribute(MeterRegistry.class.getName())).thenReturn(registry);
        FilterConfig config = mock(FilterConfig.class);
        when(config.getServletContext()).thenReturn(context);
        return config;
    }
}
