package dev.pledge.statistics.postgres;

/** Applies one batch after the other until it is killed, and says which ones it knows to be applied. */
final class WritingProcess {
    private WritingProcess() {}

    /** Runs with the database's URL and the number of the first batch. */
    @SuppressWarnings("SystemOut") // The process that started this one reads it.
    public static void main(String[] arguments) throws Exception {
        try (PostgresStore store = PostgresServer.store(arguments[0])) {
            for (int number = Integer.parseInt(arguments[1]); ; number++) {
                store.apply(Views.batch("one", number));
                System.out.println("applied " + number);
            }
        }
    }
}
