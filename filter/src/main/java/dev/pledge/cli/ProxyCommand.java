package dev.pledge.cli;

import dev.pledge.cli.proxy.LocalProxy;
import dev.pledge.cli.proxy.Prevented;
import dev.pledge.html.UrlReference;
import dev.pledge.policy.Https;
import dev.pledge.policy.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts Pledge in front of any site, on this machine. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        description =
                "Puts Pledge in front of a site, in whatever language it is written, to try a policy: it listens on"
                        + " this machine alone until it is stopped with Ctrl-C, and then tells what was found. A change of the"
                        + " policy file takes effect at once.")
final class ProxyCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    private final Console console;

    @Option(names = "--policy", paramLabel = "POLICY", required = true, description = "The policy file.")
    private Path policy = Path.of("");

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            required = true,
            description = "The site, such as https://shop.example; without a path.")
    private String upstream = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Where it listens; ${DEFAULT-VALUE} unless said, 0 for any port that is free.")
    private int port;

    @Option(
            names = "--https",
            description = "It speaks HTTPS, with a certificate that is made now and signed by nobody.")
    private boolean https;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = TimeSpan.class,
            description = "How long the site may be silent; ${DEFAULT-VALUE} unless said.")
    private Duration timeout = Duration.ZERO;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    ProxyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException, UsageException {
        URI origin = origin();
        if (port < 0 || port > MOST_PORT) {
            throw new UsageException("--port: found " + port + ", expected 0 to " + MOST_PORT);
        }
        if (timeout.isZero()) {
            throw new UsageException("--timeout: found no time at all");
        }
        PolicyFile file = options.read(policy);
        ListCheck.require(file);
        LocalProxy.Site site = new LocalProxy.Site(
                origin,
                "file:" + policy.toAbsolutePath().normalize(),
                file.application().root(),
                file.application().classPath(),
                tls.trust(),
                timeout);
        Prevented prevented = new Prevented(console.out());
        AtomicBoolean over = new AtomicBoolean();
        try (LocalProxy proxy = new LocalProxy(site, port, https, prevented)) {
            tell(proxy.start(), origin, file.policy());
            Thread end = new Thread(() -> end(proxy, prevented, over), "pledge-proxy-end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // Whoever runs this in a thread of its own ends it so.
                Runtime.getRuntime().removeShutdownHook(end);
                end(proxy, prevented, over);
            }
        } catch (IOException e) {
            throw new DataException(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    private URI origin() throws UsageException {
        UrlReference url = UrlReference.parse(upstream);
        boolean web = url != null
                && url.host() != null
                && (url.scheme().equals("http") || url.scheme().equals("https"));
        if (url == null || !web || !(url.path() + url.query()).equals("/")) {
            throw new UsageException("--upstream: found \"" + upstream
                    + "\", expected http: or https: with a host and no path, such as https://shop.example");
        }
        URI origin = URI.create(url.scheme() + "://" + url.authority());
        if (origin.getHost() == null) {
            throw new UsageException("--upstream: found \"" + url.host() + "\", expected a host's name or address:"
                    + " letters, digits, hyphens and dots");
        }
        if (HERE.contains(origin.getHost()) && url.port() == port) {
            throw new UsageException(
                    "--upstream: found " + origin + ", which is where the proxy itself would be; --port names another");
        }
        return origin;
    }

    private void tell(URI local, URI origin, Policy policy) {
        console.out().println(local + " is " + origin + " under " + this.policy + "; Ctrl-C ends it");
        boolean asksForHttps = policy.sensitiveForms().enforcedSomewhere()
                && (policy.site().https() == Https.EVERYWHERE
                        || !policy.sensitiveForms().paths().isEmpty());
        if (asksForHttps && !https) {
            console.out()
                    .println(
                            "The policy sends visitors of sensitive pages to HTTPS, which is the real site; --https keeps them here.");
        }
        console.out().flush();
    }

    private void end(LocalProxy proxy, Prevented prevented, AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            proxy.close();
            prevented.print(console.out());
            console.out().flush();
        }
    }
}
