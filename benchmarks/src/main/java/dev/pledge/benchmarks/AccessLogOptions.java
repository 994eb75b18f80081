package dev.pledge.benchmarks;

import java.util.List;

/**
 * What the command line of {@link AccessLogComparison} asks for.
 *
 * @param lines how many lines the log has
 * @param rounds how often each counts it
 * @param goAccess the command that GoAccess is
 */
record AccessLogOptions(int lines, int rounds, String goAccess) {
    static final String HELP = """
            Usage: java -cp benchmarks/target/benchmarks.jar dev.pledge.benchmarks.AccessLogComparison [options]

            Makes an access log, the same each time, has GoAccess and Pledge count its pages in turn, checks that each
            counts what was written, and tells the times. GoAccess must be installed (Debian: apt-get install goaccess).

              --lines N           lines of the log (default 1000000, at most 3000000)
              --rounds N          how often each counts (default 3)
              --goaccess COMMAND  where GoAccess is (default goaccess)
            """;

    /** So many fit into the journal, even if its reader is far behind. */
    private static final int MOST_LINES = 3_000_000;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is wrong, saying how
     */
    static AccessLogOptions parse(List<String> arguments) {
        AccessLogOptions options = new AccessLogOptions(1_000_000, 3, "goaccess");
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " is no option, or needs a value");
            }
            options = options.with(name, arguments.get(i + 1));
        }
        return options;
    }

    private AccessLogOptions with(String name, String value) {
        return switch (name) {
            case "--lines" -> new AccessLogOptions(number(name, value, MOST_LINES), rounds, goAccess);
            case "--rounds" -> new AccessLogOptions(lines, number(name, value, 1_000), goAccess);
            case "--goaccess" -> new AccessLogOptions(lines, rounds, value);
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static int number(String name, String value, int most) {
        int number = value.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    name + ": found \"" + value + "\", expected a whole number from 1 to " + most);
        }
        return number;
    }
}
