package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** An application's bean in JMX: it turns promises off at run time, and goes with the application. */
final class SwitchesTest {
    private static final String POLICY = """
            site: { name: Shop, authority: shop.example }
            cookies: { mode: enforce, rules: [{ name: cart, purpose: shopping-cart }] }
            ad-servers: { mode: enforce }
            sensitive-forms: { mode: enforce, paths: [/payment/*], behind: direct }
            statistics: { mode: enforce }
            """;
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    @ContainerTest
    void eachPromiseIsTurnedOffAndOnAgain(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        kept(app, true, true, true, true);

        app.turn("Cookies", false);
        kept(app, false, true, true, true);
        app.turn("AdServers", false);
        kept(app, false, false, true, true);
        app.turn("SensitiveForms", false);
        kept(app, false, false, false, true);
        app.turn("Statistics", false);
        kept(app, false, false, false, false);

        for (String promise : new String[] {
            "Cookies", "AdServers", "SensitiveForms", "Statistics", "SubjectAccess", "Disclosures", "Contact"
        }) {
            app.turn(promise, true);
        }
        kept(app, true, true, true, true);
    }

    private static void kept(Deployed app, boolean cookies, boolean ads, boolean forms, boolean statistics)
            throws IOException {
        int before = app.accesses();
        assertThat(app.get("/pages/cookie").cookies().contains("_ga")).isNotEqualTo(cookies);
        assertThat(app.accesses() - before).isEqualTo(statistics ? 1 : 0);
        assertThat(app.get("/pages/dirty").body().contains(Html.SCRIPT)).isNotEqualTo(ads);
        assertThat(app.get("/payment").status()).isEqualTo(forms ? 308 : 200);
    }

    /** Whatever Pledge began ends with the application: its bean, its threads, its classes. */
    @ContainerTest
    void nothingIsLeftOfAnApplicationThatHasStopped(Container container) throws IOException, JMException {
        String name = "gone-" + container.directory();
        String thread = "pledge-watch-" + name + ".yaml";
        WeakReference<ClassLoader> loader = useAndStop(container, name, thread);

        assertThat(BEANS.queryNames(Deployed.promisesPattern(name), null)).isEmpty();
        assertThat(PledgeLog.Waiting.until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().equals(thread))))
                .as("its thread has ended")
                .isTrue();
        linkAnotherRecord();
        assertThat(PledgeLog.Waiting.until(() -> {
                    System.gc();
                    return loader.get() == null;
                }))
                .as("the application's classes are let go")
                .isTrue();
    }

    /**
     * Before JDK 18 (JDK-8078641) the JDK itself holds the class of the record whose {@code equals} was linked last, and with
     * it one application, until another record's is linked anywhere.
     */
    private static void linkAnotherRecord() {
        record Bystander(String text) {}
        Class<?> own = Bystander.class;
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle getter = lookup.findVirtual(own, "text", MethodType.methodType(String.class));
            Map<String, MethodType> methods = Map.of(
                    "equals", MethodType.methodType(boolean.class, own, Object.class),
                    "hashCode", MethodType.methodType(int.class, own),
                    "toString", MethodType.methodType(String.class, own));
            for (Map.Entry<String, MethodType> method : methods.entrySet()) {
                ObjectMethods.bootstrap(lookup, method.getKey(), method.getValue(), own, "text", getter);
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static WeakReference<ClassLoader> useAndStop(Container container, String name, String thread)
            throws IOException, JMException {
        Path file = WebApps.place(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, POLICY);
        WebApp app = WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "file:" + file)))
                .at("/" + name);
        try (Server server = container.start(app)) {
            Deployed other = Deployed.on(container, POLICY);
            ObjectName promises = Deployed.promises(name);
            assertThat(promises.getKeyProperty("host")).isNotEqualTo("\"null\"");
            server.get("/" + name + "/pages/dirty");
            server.get("/" + name + "/pages/cookie");
            server.get("/" + name + "/pages/session", "X-User: jane");
            server.get("/" + name + "/pages/elsewhere");

            assertThat(Deployed.sum(name, "pledge.page.accesses", "", "")).isEqualTo(4);
            assertThat(Thread.getAllStackTraces().keySet())
                    .anyMatch(t -> t.getName().equals(thread));
            assertThat(BEANS.getAttribute(promises, "Revision")).isEqualTo(other.revision());
            BEANS.setAttribute(promises, new Attribute("Cookies", false));
            assertThat(other.get("/pages/cookie").cookies())
                    .as("the other application has switches of its own")
                    .containsExactly("cart");
            return new WeakReference<>(BEANS.getClassLoaderFor(promises));
        }
    }
}
