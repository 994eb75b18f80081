package dev.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.policy.Fsync;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Scope;
import dev.pledge.policy.StatisticsPolicy;
import dev.pledge.policy.Storage;
import dev.pledge.policy.StorePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PledgeFilterTest {
    @TempDir
    Path directory;

    private MeterRegistry registry = new SimpleMeterRegistry();

    /** A registry may be the server's, and outlive the application. */
    @Test
    void aFilterThatDoesNotStartLeavesNoMeters() throws ServletException, IOException {
        Path key = directory.resolve("principals.key");
        PledgeFilter filter = new PledgeFilter(keysIn(directory));
        filter.init(config());
        assertThat(registry.getMeters()).isNotEmpty();
        filter.destroy();
        assertThat(registry.getMeters()).isEmpty();

        Files.writeString(key, "no key");
        assertThatThrownBy(() -> new PledgeFilter(keysIn(directory)).init(config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("principals.key");
        assertThat(registry.getMeters()).isEmpty();
    }

    /** What an application has begun before something stopped it is at an end: its threads, and its hold on its data. */
    @Test
    void aFilterThatDoesNotStartLeavesItsDirectoryFree() throws ServletException, InterruptedException {
        Set<Thread> before = threads();
        registry.config().onMeterAdded(meter -> {
            if (meter.getId().getName().equals("pledge.statistics.failing")) {
                throw new IllegalArgumentException("this registry is full");
            }
        });
        assertThatThrownBy(() -> new PledgeFilter(dataIn(directory)).init(config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("this registry is full");
        assertThat(registry.getMeters()).isEmpty();
        assertThat(onceTheyHaveEnded(before)).isSubsetOf(before);

        registry = new SimpleMeterRegistry();
        PledgeFilter second = new PledgeFilter(dataIn(directory));
        second.init(config());
        assertThat(threads()).anyMatch(thread -> !before.contains(thread));
        second.destroy();
        assertThat(onceTheyHaveEnded(before)).isSubsetOf(before);
    }

    /** Returns the threads once there are none but those of before, or after a minute. */
    private static Set<Thread> onceTheyHaveEnded(Set<Thread> before) throws InterruptedException {
        Set<Thread> now = threads();
        for (int i = 0; i < 600 && !before.containsAll(now); i++) {
            Thread.sleep(100);
            now = threads();
        }
        return now;
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pledge-"))
                .collect(Collectors.toSet());
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

    private static Policy keysIn(Path keys) {
        return recordedIn(new Storage(null, "file:" + keys, Fsync.EACH_SECOND, 256, new StorePolicy.Embedded()));
    }

    private static Policy dataIn(Path data) {
        return recordedIn(new Storage("file:" + data, null, Fsync.EACH_SECOND, 256, new StorePolicy.Embedded()));
    }

    private static Policy recordedIn(Storage storage) {
        return Policy.builtIn(Mode.REPORT)
                .with(StatisticsPolicy.builtIn(Scope.everywhere(Mode.ENFORCE)).with(storage));
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
