package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application on a container, at a context path of its own, whose policy is a watched file; a test can change that,
 * and read its meters and turn its switches without a request.
 */
final class Deployed {
    /** The files that policies of tests name as lists. */
    static final Path LISTS = WebApps.place("lists");

    private static final String ALL_OFF = """
            site: { name: Shop }
            """;
    private static final Map<Container, Deployed> ALL = new ConcurrentHashMap<>();
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private final String name;
    private final Path file;
    private final Server server;
    private String written = "";

    private Deployed(Container container) {
        name = "deployed-" + container.directory();
        file = WebApps.place(name + ".yaml");
        write(ALL_OFF);
        server = container.start(WebApp.enforced()
                .with(name, WebXml.of(webXml(name, "file:" + file)))
                .withFile("WEB-INF/lists/ads.txt", "in-web-inf.example\n")
                .withFile("WEB-INF/classes/lists/ads.txt", "0.0.0.0 in-class-path.example\n")
                .withFile("WEB-INF/more/1.txt", "[Adblock Plus 2.0]\n||in-first.example^\n")
                .withFile("WEB-INF/more/2.txt", "in-second.example\n")
                .withFile("WEB-INF/more/.hidden", "in-no-list.example\n")
                .withFile("static/listed.html", listedPage())
                .at("/" + name));
    }

    private static String listedPage() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><title>t</title>\n");
        for (String host :
                List.of("in-web-inf", "in-class-path", "in-file", "in-gzip", "in-first", "in-second", "in-no-list")) {
            page.append("<script src=\"https://").append(host).append(".example/a.js\"></script>\n");
        }
        return page.toString();
    }

    /** Returns the container's application under a policy; one application serves all tests. */
    static Deployed on(Container container, String policy) {
        Deployed deployed = ALL.computeIfAbsent(container, Deployed::new);
        deployed.govern(policy);
        return deployed;
    }

    /** Returns the elements of a descriptor with all test servlets, meters, and a policy that a context-param names. */
    static String webXml(String name, String policy) {
        return """
                  <context-param><param-name>measured</param-name><param-value>%s</param-value></context-param>
                  <context-param><param-name>pledge.policy</param-name><param-value>%s</param-value></context-param>
                  <listener><listener-class>dev.pledge.container.app.Measured</listener-class></listener>
                """.formatted(name, policy)
                + WebXml.filter("signed-in", "dev.pledge.container.app.SignedInFilter", "")
                + WebXml.filter("pledge", "dev.pledge.PledgeFilter", "")
                + WebXml.mapping("signed-in")
                + WebXml.mapping("pledge")
                + servlets();
    }

    /** Returns the elements with the test servlets. */
    static String servlets() {
        return servlet("AccessPages", "/pages/*", "/bare/*")
                + servlet("FormPages", "/payment/*", "/billing", "/open")
                + servlet("LicensePages", "/license/*");
    }

    private static String servlet(String name, String... patterns) {
        StringBuilder text = new StringBuilder();
        text.append("  <servlet><servlet-name>").append(name).append("</servlet-name><servlet-class>");
        text.append("dev.pledge.container.app.").append(name).append("</servlet-class>");
        text.append("<async-supported>true</async-supported></servlet>\n");
        for (String pattern : patterns) {
            text.append("  <servlet-mapping><servlet-name>").append(name).append("</servlet-name><url-pattern>");
            text.append(pattern).append("</url-pattern></servlet-mapping>\n");
        }
        return text.toString();
    }

    Server server() {
        return server;
    }

    /** Returns a path with the context path before it. */
    String path(String withinContext) {
        return "/" + name + withinContext;
    }

    RawResponse get(String path, String... headers) throws IOException {
        return server.get(path(path), headers);
    }

    RawResponse getTls(String path, String... headers) throws IOException {
        try (RawHttp connection = server.openTls()) {
            return connection.exchange(RawHttp.request("GET", path(path), headers));
        }
    }

    /** Lets a page return that waits with its answer whole. */
    void letReturn() throws IOException {
        get("/harness/signal?name=return");
    }

    /** Changes the policy, and waits until it holds: two seconds are promised, more is given to a busy machine. */
    void govern(String policy) {
        if (policy.equals(written)) {
            return;
        }
        String before = revision();
        write(policy);
        assertThat(PledgeLog.Waiting.until(() -> !revision().equals(before)))
                .as("the changed policy holds")
                .isTrue();
    }

    /** Puts a text into the policy's place, as an editor or a configuration system does it, and does not wait. */
    void write(String policy) {
        try {
            Files.createDirectories(file.getParent());
            put(file, policy);
            written = policy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that is watched in one step: written in place, it would be empty for a moment. */
    static void put(Path watched, String text) throws IOException {
        Path next = Files.writeString(watched.resolveSibling(watched.getFileName() + ".next"), text);
        Files.move(next, watched, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String revision() {
        try {
            return (String) BEANS.getAttribute(promises(name), "Revision");
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Turns a promise off, or on again, by its bean. */
    void turn(String promise, boolean on) {
        try {
            BEANS.setAttribute(promises(name), new Attribute(promise, on));
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns how many page accesses have been recorded. */
    int accesses() {
        return sum("pledge.page.accesses", "", "");
    }

    /** Returns how many page accesses of persons have been recorded. */
    int accessesOfPersons() {
        return sum("pledge.page.accesses", "person", "yes");
    }

    /** Returns the sum of the meters of a name, of those with a tag; an empty tag means all. */
    int sum(String meter, String tag, String value) {
        return sum(name, meter, tag, value);
    }

    static int sum(String name, String meter, String tag, String value) {
        String text = String.class.getName();
        try {
            Object sum = BEANS.invoke(
                    new ObjectName("dev.pledge.test:type=Measured,name=" + name),
                    "sum",
                    new Object[] {meter, tag, value},
                    new String[] {text, text, text});
            return ((Double) sum).intValue();
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns all that the meters of an application tell. */
    static String meters(String name) {
        try {
            return (String) BEANS.getAttribute(new ObjectName("dev.pledge.test:type=Measured,name=" + name), "Text");
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the bean of the application at a context path, named without its slash. */
    static ObjectName promises(String context) {
        try {
            return BEANS.queryNames(promisesPattern(context), null).iterator().next();
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    static ObjectName promisesPattern(String context) throws JMException {
        return new ObjectName("dev.pledge:type=Promises,context=" + ObjectName.quote("/" + context) + ",*");
    }
}
