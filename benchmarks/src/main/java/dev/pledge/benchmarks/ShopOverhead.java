package dev.pledge.benchmarks;

import dev.pledge.benchmarks.Load.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What Pledge costs a whole application: the demo shop with and without it, measured in turn in one run. A pair of rounds
 * is compared with itself only, so that what else the machine does falls on both; CPU time for each request is the figure
 * to trust where the machine is shared.
 */
public final class ShopOverhead {
    private final OverheadOptions options;

    private ShopOverhead(OverheadOptions options) {
        this.options = options;
    }

    /** Measures and prints; {@code --help} tells the options. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(OverheadOptions.HELP);
            return;
        }
        try {
            new ShopOverhead(OverheadOptions.parse(given)).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; --help lists the options");
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        if (!Files.isRegularFile(options.war())) {
            throw new IllegalArgumentException("there is no " + options.war() + "; mvn -DskipTests package makes it");
        }
        Path data = Files.createTempDirectory("pledge-overhead");
        String first = options.control() ? "ungoverned" : "governed";
        try (ShopProcess a =
                        ShopProcess.start(options.war(), data.resolve("a"), !options.control(), options.recording());
                ShopProcess b = ShopProcess.start(options.war(), data.resolve("b"), false, null)) {
            System.out.printf(
                    Locale.ROOT,
                    "Java %s, %d processors; %d pairs of rounds of %d s, %d connections; A %s, B ungoverned%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    options.rounds(),
                    options.seconds(),
                    options.connections(),
                    first);
            for (String target : options.targets()) {
                measure(target, a, b);
            }
        } finally {
            delete(data);
        }
    }

    private void measure(String target, ShopProcess a, ShopProcess b)
            throws IOException, InterruptedException, ExecutionException {
        List<Round> ofA = new ArrayList<>();
        List<Round> ofB = new ArrayList<>();
        try (Load loadA = new Load(a, target, options.connections());
                Load loadB = new Load(b, target, options.connections())) {
            loadA.warmUp(options.warmUp());
            loadB.warmUp(options.warmUp());
            for (int i = 0; i < options.rounds(); i++) {
                // Who is first alternates too: to be second may be an advantage.
                if (i % 2 == 0) {
                    ofA.add(loadA.round(options.seconds()));
                    ofB.add(loadB.round(options.seconds()));
                } else {
                    ofB.add(loadB.round(options.seconds()));
                    ofA.add(loadA.round(options.seconds()));
                }
            }
        }
        System.out.println(target);
        print("  requests/s       ", ofA, ofB, Round::requestsPerSecond);
        print("  CPU µs a request ", ofA, ofB, Round::cpuMicrosPerRequest);
    }

    private static void print(String label, List<Round> a, List<Round> b, ToDoubleFunction<Round> figure) {
        double[] ofA = a.stream().mapToDouble(figure).toArray();
        double[] ofB = b.stream().mapToDouble(figure).toArray();
        double[] ratios = new double[ofA.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ofA[i] / ofB[i];
        }
        System.out.printf(
                Locale.ROOT,
                "%s A %8.0f   B %8.0f   A/B %s%n",
                label,
                Spread.of(ofA).median(),
                Spread.of(ofB).median(),
                Spread.of(ratios).ratios());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
