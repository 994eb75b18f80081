package dev.pledge.statistics.postgres;

/** Whether what an application is to bring along is there. */
final class Libraries {
    private Libraries() {}

    /**
     * Checks that a library can be loaded.
     *
     * @throws IllegalStateException if not, with its name
     */
    static void require(String className, String artifact) {
        try {
            Class.forName(className, false, Libraries.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "statistics in PostgreSQL need " + artifact + " among the application's libraries", e);
        }
    }
}
