package dev.pledge.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebXmlTest {
    private static final Path SHOP = Path.of("src/main/webapp/WEB-INF/web.xml");

    @TempDir
    private Path directory;

    @Test
    void aFilterIsRemovedWithItsMappings() throws Exception {
        WebXml webXml = read();
        webXml.removeFilter("pledge");
        assertThat(written(webXml))
                .doesNotContain("PledgeFilter", "<filter-name>pledge")
                .contains("AudienceFilter", "<filter-name>audience</filter-name>");
    }

    @Test
    void aParameterIsSetOnceHoweverOften() throws Exception {
        WebXml webXml = read();
        webXml.setFilterParameter("pledge", "policy", "file:/a");
        webXml.setFilterParameter("pledge", "policy", "file:/b & c");
        webXml.setContextParameter("shop.plain-authority", "localhost:1");
        assertThat(written(webXml))
                .containsOnlyOnce("<param-name>policy</param-name><param-value>file:/b &amp; c</param-value>")
                .containsOnlyOnce("shop.plain-authority")
                .contains("localhost:1")
                .doesNotContain("file:/a", "localhost:8080");
    }

    private static WebXml read() throws Exception {
        try (InputStream in = Files.newInputStream(SHOP)) {
            return WebXml.read(in);
        }
    }

    private String written(WebXml webXml) throws Exception {
        Path file = directory.resolve("web.xml");
        webXml.write(file);
        return Files.readString(file);
    }
}
