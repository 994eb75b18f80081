package dev.pledge.container;

/**
 * A servlet container that tests run on. All run in one virtual machine, each in a class loader of its own over its own
 * jars, so that the servlet API of each is its own too: Tomcat 10.1 has Servlet 6.0, the others 6.1.
 */
enum Container {
    JETTY_12_1("jetty-12.1", "JettyLauncher"),
    TOMCAT_10_1("tomcat-10.1", "TomcatLauncher"),
    TOMCAT_11("tomcat-11", "TomcatLauncher");

    private final String directory;
    private final String launcher;

    Container(String directory, String launcher) {
        this.directory = directory;
        this.launcher = launcher;
    }

    /** Returns the name of the directory of its jars. */
    String directory() {
        return directory;
    }

    /** Returns the simple name of the class that launches it. */
    String launcher() {
        return launcher;
    }

    /** Returns whether it has what Servlet 6.1 added. */
    boolean servlet61() {
        return this != TOMCAT_10_1;
    }

    /** Returns the server that this container runs an application on; it is started once and lives as long as the tests. */
    Server running(WebApp app) {
        return Servers.of(this).running(app);
    }

    /** Starts an application that one test uses and closes. */
    Server start(WebApp app) {
        return Servers.of(this).start(app);
    }
}
