package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/** Who is let through to personal data, and what is in the ledger when it has left. */
final class DisclosuresTest {
    private static final String TOKEN = "Authorization: Bearer acme-token";
    private static final String PURPOSE = "Disclosure-Purpose: license-verification";
    private static final List<String> WAYS = List.of(
            "stream",
            "single",
            "writer",
            "html",
            "flushed",
            "empty",
            "redirect",
            "caught",
            "forward",
            "async",
            "async-dispatch",
            "non-blocking");

    @TempDir
    Path records;

    private Server start(Container container, String name, String mode) {
        // The digest is that of acme-token.
        String policy = """
                site: { name: Shop }
                ad-servers: { mode: enforce }
                statistics: { mode: enforce }
                records: { data: "file:%s" }
                disclosures:
                  mode: %s
                  paths: [/license/*]
                  partners:
                    - { name: Acme, token-sha256: %s, purposes: [license-verification] }
                    - { name: Role, role: partner, purposes: [upgrade] }
                    - { name: Certificate, certificate: "CN=localhost", purposes: [upgrade] }
                    - name: Acme Licences
                      certificate: 'CN=licences.acme.example,O="Acme, Inc.",C=US'
                      purposes: [license-validation]
                """.formatted(
                records.toAbsolutePath(), mode, "28daa606f54b368209e11244fd3d5612b41212e822258df22e55afe06a7bdae1");
        return container.start(WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "/WEB-INF/policy.yaml")))
                .withFile("WEB-INF/policy.yaml", policy)
                .at("/" + name));
    }

    @ContainerTest
    void onlyARegisteredPartnerWithAPurposeOfItsOwnGetsThrough(Container container)
            throws IOException, GeneralSecurityException {
        String certificate = "X-Certificate: " + certificate();
        try (Server server = start(container, "gate", "enforce")) {
            SoftAssertions softly = new SoftAssertions();
            refused(softly, server, "no-partner");
            refused(softly, server, "no-partner", PURPOSE);
            refused(softly, server, "no-partner", PURPOSE, "Authorization: Bearer acme-tokem");
            refused(softly, server, "no-partner", PURPOSE, "Authorization: Basic acme-token");
            refused(softly, server, "no-partner", PURPOSE, "X-Role: visitor");
            refused(softly, server, "no-partner", PURPOSE, "X-User: Acme");
            refused(softly, server, "no-purpose", TOKEN);
            refused(softly, server, "no-purpose", TOKEN, "Disclosure-Purpose: marketing");
            refused(softly, server, "purpose-not-allowed", TOKEN, "Disclosure-Purpose: upgrade");
            refused(softly, server, "purpose-not-allowed", "X-Role: partner", PURPOSE);
            softly.assertThat(ledger()).isEmpty();
            softly.assertThat(Deployed.sum("gate", "pledge.findings", "kind", "disclosure-refused"))
                    .isEqualTo(10);

            passes(softly, server, "Acme", TOKEN, PURPOSE);
            passes(softly, server, "Role", "X-Role: partner", "Disclosure-Purpose: upgrade");
            passes(softly, server, "Certificate", certificate, "Disclosure-Purpose: upgrade");
            passes(softly, server, "Role", TOKEN, "X-Role: partner", "Disclosure-Purpose: upgrade");
            softly.assertThat(server.get("/gate/pages/plain").status()).isEqualTo(200);
            softly.assertAll();
        }
    }

    private static void refused(SoftAssertions softly, Server server, String reason, String... headers)
            throws IOException {
        RawResponse answer = server.get("/gate/license/stream", headers);
        softly.assertThat(answer.status()).as(reason).isEqualTo(403);
        softly.assertThat(answer.text()).contains(reason).doesNotContain("of-jane");
        softly.assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private void passes(SoftAssertions softly, Server server, String partner, String... headers) throws IOException {
        RawResponse answer = server.get("/gate/license/stream", headers);
        softly.assertThat(answer.status()).as(partner).isEqualTo(200);
        softly.assertThat(answer.text()).contains("of-jane");
        softly.assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        List<String> ledger = ledger();
        softly.assertThat(ledger).isNotEmpty();
        softly.assertThat(ledger.get(ledger.size() - 1)).contains("\"partner\":\"" + partner + "\"");
    }

    private static String certificate() throws IOException, GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(KeyStoreFile.open(KeyStoreFile.path())
                        .getCertificate("localhost")
                        .getEncoded());
    }

    /** The container asks for it, and knows whom to believe; Pledge looks at the name. */
    @ContainerTest
    void aPartnerIsKnownByTheCertificateOfItsConnection(Container container) throws IOException {
        try (Server server = start(container, "certified", "enforce")) {
            String request =
                    RawHttp.request("GET", "/certified/license/stream", "Disclosure-Purpose: license-validation");
            try (RawHttp connection = server.openTls(KeyStoreFile.PARTNER)) {
                RawResponse answer = connection.exchange(request);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).contains("of-jane");
            }
            assertThat(ledger()).singleElement().asString().contains("\"partner\":\"Acme Licences\"");

            try (RawHttp connection = server.openTls(KeyStoreFile.STRANGER)) {
                RawResponse answer = connection.exchange(request);
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.text()).contains("no-partner").doesNotContain("of-jane");
            }
            try (RawHttp connection = server.openTls()) {
                assertThat(connection.exchange(request).status()).isEqualTo(403);
            }
            assertThat(Deployed.sum("certified", "pledge.findings", "kind", "disclosure-refused"))
                    .isEqualTo(2);
            assertThatIOException().as("one of the same name that nobody knows").isThrownBy(() -> {
                try (RawHttp connection = server.openTls(KeyStoreFile.IMPOSTOR)) {
                    connection.exchange(request);
                }
            });
            assertThat(ledger()).hasSize(1);
        }
    }

    @ContainerTest
    void howeverAnAnswerLeavesItIsInTheLedgerOnce(Container container) throws IOException {
        try (Server server = start(container, "ledger", "enforce")) {
            SoftAssertions softly = new SoftAssertions();
            for (String way : WAYS) {
                int before = ledger().size();
                RawResponse answer = server.get("/ledger/license/" + way, TOKEN, PURPOSE);
                softly.assertThat(answer.status()).as(way).isEqualTo(way.equals("redirect") ? 302 : 200);
                softly.assertThat(answer.transcript()).as(way).contains("of-jane");
                softly.assertThat(ledger().size() - before).as(way).isEqualTo(1);
            }
            softly.assertThat(ledger())
                    .allMatch(line -> line.contains("\"partner\":\"Acme\",\"purpose\":\"license-verification\","
                            + "\"path\":\"/license/*\",\"person\":\""))
                    .allMatch(line -> line.contains("\"fields\":\"licence\\nholder\""))
                    .noneMatch(line -> line.contains("jane"));
            int before = ledger().size();
            softly.assertThat(server.get("/ledger/license/unknown", TOKEN, PURPOSE)
                            .status())
                    .isEqualTo(404);
            softly.assertThat(ledger().size() - before)
                    .as("an error releases nothing")
                    .isZero();
            softly.assertAll();
        }
    }

    /** When the client has the whole answer, the ledger has it too, though the application has not yet returned. */
    @ContainerTest
    void whatWasAnsweredIsRecorded(Container container) throws IOException {
        try (Server server = start(container, "held", "enforce");
                RawHttp connection = server.open()) {
            RawResponse answer = connection.exchange(RawHttp.request("GET", "/held/license/held", TOKEN, PURPOSE));
            assertThat(answer.complete()).isTrue();
            assertThat(ledger()).hasSize(1);
            server.get("/held/harness/signal?name=return");
        }
    }

    @ContainerTest
    void whatCannotBeRecordedDoesNotLeave(Container container) throws IOException {
        try (Server server = start(container, "withheld", "enforce")) {
            SoftAssertions softly = new SoftAssertions();
            for (String way : WAYS) {
                String path = "/withheld/license/" + way + "?fail";
                RawResponse answer = server.get(path, TOKEN, PURPOSE);
                softly.assertThat(answer.status()).as(way).isEqualTo(503);
                softly.assertThat(answer.transcript()).as(way).doesNotContain("of-jane");
            }
            softly.assertThat(ledger()).isEmpty();
            softly.assertThat(server.get("/withheld/license/stream", TOKEN, PURPOSE)
                            .status())
                    .as("the next may leave")
                    .isEqualTo(200);
            softly.assertAll();
        }
    }

    @ContainerTest
    void inReportEverythingPassesAndIsCounted(Container container) throws IOException {
        try (Server server = start(container, "reported-gate", "report")) {
            assertThat(server.get("/reported-gate/license/stream").status()).isEqualTo(200);
            assertThat(server.get("/reported-gate/license/stream", TOKEN, PURPOSE)
                            .status())
                    .isEqualTo(200);
            assertThat(ledger()).isEmpty();
            assertThat(Deployed.sum("reported-gate", "pledge.findings", "kind", "disclosure-refused"))
                    .isEqualTo(1);
        }
    }

    private List<String> ledger() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(records)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
