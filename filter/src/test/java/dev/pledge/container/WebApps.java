package dev.pledge.container;

import java.nio.file.Path;

/** Where the applications of tests are. Each process that runs tests has a place of its own, so that several can. */
final class WebApps {
    private static final Path PLACE =
            Path.of(System.getProperty("pledge.webapps", "target/webapps")).toAbsolutePath();

    private WebApps() {}

    static Path place(String name) {
        return PLACE.resolve(name);
    }
}
