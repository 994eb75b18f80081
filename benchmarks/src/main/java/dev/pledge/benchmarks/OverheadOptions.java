package dev.pledge.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of {@link ShopOverhead} asks for.
 *
 * @param war the packaged shop
 * @param rounds how many pairs of rounds there are for each page
 * @param seconds how long one round is
 * @param connections how many connections ask at once, each kept alive
 * @param warmUp how many requests each shop answers for each page before the first round
 * @param control whether neither shop is governed: then the ratios show nothing but noise
 * @param recording where to write a flight recording of the governed shop; null for none
 * @param targets the paths to ask for
 */
record OverheadOptions(
        Path war,
        int rounds,
        int seconds,
        int connections,
        int warmUp,
        boolean control,
        @Nullable Path recording,
        List<String> targets) {
    static final String HELP = """
            Usage: java -cp benchmarks/target/benchmarks.jar dev.pledge.benchmarks.ShopOverhead [options] [PATH...]

            Runs the demo shop twice, with Pledge and without, asks both for the same pages in turn, and tells the ratios.
            Without PATH: /api/products / /product/1

              --war FILE          the packaged shop (default demo-webapp/target/pledge-demo.war)
              --rounds N          pairs of rounds for each page (default 10)
              --seconds N         length of a round (default 2)
              --connections N     connections at once, kept alive (default 2)
              --warm-up N         requests to each shop for each page before the first round (default 20000)
              --control           govern neither: the ratios are then those of noise alone
              --recording FILE    write a flight recording of the first shop (read it with jfr)
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is wrong, saying how
     */
    static OverheadOptions parse(List<String> arguments) {
        OverheadOptions options = new OverheadOptions(
                Path.of("demo-webapp/target/pledge-demo.war"),
                10,
                2,
                2,
                20_000,
                false,
                null,
                List.of("/api/products", "/", "/product/1"));
        int i = 0;
        for (; i < arguments.size() && arguments.get(i).startsWith("--"); i++) {
            String name = arguments.get(i);
            if (name.equals("--control")) {
                options = options.withControl();
            } else if (i + 1 < arguments.size()) {
                options = options.with(name, arguments.get(++i));
            } else {
                throw new IllegalArgumentException(name + " is no option, or needs a value");
            }
        }
        List<String> targets = List.copyOf(arguments.subList(i, arguments.size()));
        for (String target : targets) {
            if (!target.startsWith("/")) {
                throw new IllegalArgumentException("found \"" + target + "\", expected a path such as /product/1");
            }
        }
        return targets.isEmpty() ? options : options.withTargets(targets);
    }

    private OverheadOptions with(String name, String value) {
        return switch (name) {
            case "--war" ->
                new OverheadOptions(Path.of(value), rounds, seconds, connections, warmUp, control, recording, targets);
            case "--rounds" ->
                new OverheadOptions(
                        war, number(name, value), seconds, connections, warmUp, control, recording, targets);
            case "--seconds" ->
                new OverheadOptions(war, rounds, number(name, value), connections, warmUp, control, recording, targets);
            case "--connections" ->
                new OverheadOptions(war, rounds, seconds, number(name, value), warmUp, control, recording, targets);
            case "--warm-up" ->
                new OverheadOptions(
                        war, rounds, seconds, connections, number(name, value), control, recording, targets);
            case "--recording" ->
                new OverheadOptions(war, rounds, seconds, connections, warmUp, control, Path.of(value), targets);
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private OverheadOptions withControl() {
        return new OverheadOptions(war, rounds, seconds, connections, warmUp, true, recording, targets);
    }

    private OverheadOptions withTargets(List<String> paths) {
        return new OverheadOptions(war, rounds, seconds, connections, warmUp, control, recording, paths);
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(name + ": found \"" + value + "\", expected a whole number from 1");
        }
        return Integer.parseInt(value);
    }
}
