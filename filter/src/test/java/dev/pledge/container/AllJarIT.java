package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The two jars as they are delivered; the one that needs nothing else runs alone in an application's WEB-INF/lib. */
final class AllJarIT {
    private static final Path ALL = Path.of(System.getProperty("pledge.jar.all"));
    private static final Path PLAIN = Path.of(System.getProperty("pledge.jar.plain"));
    private static final List<String> MICROMETER = List.of(
            "micrometer-", "prometheus-metrics-", "micrometer-commons", "micrometer-observation", "HdrHistogram");

    @ContainerTest
    void runsAloneInAnApplication(Container container) throws IOException {
        WebApp app = new WebApp(
                "all-jar", "", false, StaticFiles.with(WebXml.of(WebXml.pledge("enforce") + Deployed.servlets())));
        try (PledgeLog log = new PledgeLog();
                Server server = Servers.of(container).start(app, AllJarIT::addJar)) {
            assertThat(server.get("/static/ads.html").body()).isEqualTo(Governed.page(Html.dirty(400)));
            assertThat(server.get("/dispatch/forward-small").body()).doesNotContain(Html.SCRIPT);
            assertThat(server.get("/pages/cookie").cookies()).containsExactly("cart");
            RawResponse first = server.get("/pages/session");
            assertThat(first.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
            String session = "Cookie: " + first.header("Set-Cookie").split(";", 2)[0];
            assertThat(server.get("/pages/plain", session).status()).isEqualTo(200);
            assertThat(log.text()).doesNotContain("SEVERE").contains("_ga");
        }
    }

    /** A policy file is read with the YAML library inside; meters go into the application's own Micrometer. */
    @ContainerTest
    void measuresWithTheApplicationsMicrometer(Container container) throws IOException {
        String name = "all-jar-measured-" + container.directory();
        WebApp app = new WebApp(
                        name, "", false, StaticFiles.with(WebXml.of(Deployed.webXml(name, "/WEB-INF/policy.yaml"))))
                .withFile(
                        "WEB-INF/policy.yaml",
                        "ad-servers: { mode: enforce }\nstatistics: { mode: enforce, max-pages: 50 }\n");
        try (Server server = Servers.of(container).start(app, AllJarIT::addJarAndMicrometer)) {
            server.get("/static/ads.html");
            server.get("/pages/session", "X-User: jane");

            assertThat(Deployed.sum(name, "pledge.page.accesses", "", "")).isEqualTo(2);
            assertThat(Deployed.sum(name, "pledge.page.accesses", "person", "yes"))
                    .isEqualTo(1);
            assertThat(Deployed.sum(name, "pledge.tags.removed", "company", "Google"))
                    .isEqualTo(3);
        }
    }

    private static void addJar(Path docBase) {
        try {
            Path lib = Files.createDirectories(docBase.resolve("WEB-INF/lib"));
            Files.copy(ALL, lib.resolve(ALL.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addJarAndMicrometer(Path docBase) {
        addJar(docBase);
        try {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                Path jar = Path.of(entry);
                String file = jar.getFileName().toString();
                if (MICROMETER.stream().anyMatch(file::startsWith)) {
                    Files.copy(jar, docBase.resolve("WEB-INF/lib").resolve(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void holdsNoClassUnderANameThatIsNotPledges() throws IOException {
        try (JarFile jar = new JarFile(ALL.toFile())) {
            List<String> names = Collections.list(jar.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();

            assertThat(names)
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("dev/pledge/"))
                    .noneMatch(name -> name.startsWith("dev/pledge/cli/"))
                    .anyMatch(name -> name.startsWith("dev/pledge/shaded/snakeyaml/"));
            assertThat(names).doesNotHaveDuplicates();
            assertThat(names)
                    .filteredOn(name -> name.startsWith("META-INF/") && !name.endsWith("/"))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/FastDoubleParser-LICENSE",
                            "META-INF/FastDoubleParser-ThirdParty-LICENSE",
                            "META-INF/Schubfach-LICENSE",
                            "META-INF/licenses/chart.js.txt",
                            "META-INF/licenses/re2j.txt",
                            "META-INF/services/jakarta.servlet.ServletContainerInitializer");
        }
    }

    /** Whoever names the module may take the one jar for the other. */
    @Test
    void bothJarsAreTheSameModule() throws IOException {
        for (Path path : List.of(ALL, PLAIN)) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                        .as(path.toString())
                        .isEqualTo("dev.pledge.filter");
            }
            assertThat(ModuleFinder.of(path).findAll())
                    .singleElement()
                    .extracting(ModuleReference::descriptor)
                    .satisfies(module -> {
                        assertThat(module.name()).isEqualTo("dev.pledge.filter");
                        assertThat(module.packages()).contains("dev.pledge", "dev.pledge.policy");
                    });
        }
    }

    /** Apache License 2.0, section 4: a copy of the licence and the notices of what is inside. */
    @Test
    void carriesTheLicencesAndNoticesOfWhatIsInside() throws IOException {
        try (JarFile jar = new JarFile(ALL.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Pledge", "hash4j", "MVStore", "uap-core", "Chart.js");
            assertThat(text(jar, "META-INF/licenses/re2j.txt")).contains("Redistributions in binary form");
            assertThat(text(jar, "META-INF/licenses/chart.js.txt")).contains("Chart.js Contributors");
        }
        try (JarFile jar = new JarFile(PLAIN.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/NOTICE")).startsWith("Pledge");
        }
    }

    @Test
    void thePlainJarDeclaresWhatItNeedsAndNoMore() throws IOException, ParserConfigurationException, SAXException {
        Map<String, String> declared = new TreeMap<>();
        try (JarFile jar = new JarFile(PLAIN.toFile());
                InputStream pom = open(jar, "META-INF/maven/dev.pledge/pledge-filter/pom.xml")) {
            NodeList project = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom)
                    .getDocumentElement()
                    .getElementsByTagName("dependency");
            for (int i = 0; i < project.getLength(); i++) {
                Element dependency = (Element) project.item(i);
                String scope = child(dependency, "scope");
                if (!scope.equals("test") && !scope.equals("provided")) {
                    declared.put(child(dependency, "artifactId"), child(dependency, "optional"));
                }
            }
        }
        assertThat(declared)
                .containsExactly(
                        Map.entry("HikariCP", "true"),
                        Map.entry("caffeine", ""),
                        Map.entry("flyway-core", "true"),
                        Map.entry("flyway-database-postgresql", "true"),
                        Map.entry("h2-mvstore", ""),
                        Map.entry("hash4j", ""),
                        Map.entry("jackson-core", ""),
                        Map.entry("jakarta.servlet-api", "true"),
                        Map.entry("jedis", "true"),
                        Map.entry("jetty-ee10-proxy", "true"),
                        Map.entry("jetty-ee11-servlet", "true"),
                        Map.entry("jspecify", ""),
                        Map.entry("micrometer-core", "true"),
                        Map.entry("picocli", "true"),
                        Map.entry("postgresql", "true"),
                        Map.entry("re2j", ""),
                        Map.entry("snakeyaml-engine", ""));
    }

    private static String child(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = open(jar, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return jar.getInputStream(entry);
    }
}
