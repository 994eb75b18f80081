package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The war run by itself: its options, its end, and what stays. */
class LauncherIT {
    @TempDir
    private Path directory;

    @Test
    void itEndsInOrderOnSigtermAndKeepsItsDataAndCertificate() throws Exception {
        Path data = directory.resolve("not/there/yet");
        byte[] authority;
        String topic;
        try (ShopProcess shop = ShopProcess.start(data, "--ungoverned")) {
            topic = new Visitor(shop)
                    .post(shop.http("/forum"), Map.of("title", "Still here?", "author", "A", "body", "B"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            authority = Files.readAllBytes(shop.authority());
            ShopProcess.Exit exit = shop.stop();
            assertThat(exit.code()).isEqualTo(143);
            assertThat(exit.output()).endsWith("The demo shop is closed.\n");
        }
        try (ShopProcess shop = ShopProcess.start(data, "--ungoverned")) {
            URI address = shop.https(topic);
            assertThat(new Visitor(shop).get(address).body()).contains("Still here?");
            assertThat(shop.authority()).hasBinaryContent(authority);
            assertThat(ShopProcess.run("--ungoverned", "--data", data.toString()))
                    .satisfies(second -> assertThat(second.code()).isEqualTo(1))
                    .satisfies(second -> assertThat(second.output())
                            .contains("another shop is running in " + data)
                            .contains("--data"));
        }
    }

    @Test
    void aPortInUseIsSaidWithItsOption() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int port = taken.getLocalPort();
            ShopProcess.Exit exit = ShopProcess.run(
                    "--ungoverned",
                    "--data",
                    directory.resolve("data").toString(),
                    "--http-port=0",
                    "--https-port",
                    Integer.toString(port));
            assertThat(exit.code()).isEqualTo(1);
            assertThat(exit.output()).contains("port " + port).contains("--https-port");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 80, there is no option \"--port\"",
        "--http-port eighty, --http-port \"eighty\" is no port",
        "--http-port 65536, --http-port \"65536\" is no port",
        "--https-port, --https-port needs a value",
        "--policy no-such.yaml, no-such.yaml is no file that can be read",
        "--http-port 9 --https-port 9, --http-port and --https-port are both 9",
        "--ungoverned --ungoverned, --ungoverned is given twice",
        "--smtp-port 2525, --smtp-port and --mail-from say nothing without --smtp-host",
        "--smtp-host localhost --mail-from shop, --mail-from \"shop\" is no e-mail address",
    })
    void aWrongCommandLineIsSaidAndEndsWithCode2(String options, String complaint) {
        ShopProcess.Exit exit = ShopProcess.run(options.split(" "));
        assertThat(exit.code()).isEqualTo(2);
        assertThat(exit.output())
                .startsWith("pledge-demo: ")
                .contains(complaint)
                .contains("--help");
    }

    @Test
    void helpNamesEveryOption() {
        ShopProcess.Exit exit = ShopProcess.run("--help");
        assertThat(exit.code()).isZero();
        assertThat(exit.output())
                .contains("--http-port", "--https-port", "--management-port", "--host", "--data", "--policy")
                .contains("--smtp-host", "--smtp-port", "--mail-from")
                .contains("--ungoverned", "pledge-demo-data");
    }
}
