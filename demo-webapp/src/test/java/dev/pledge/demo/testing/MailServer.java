package dev.pledge.demo.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server in this process, which takes what comes. */
public final class MailServer {
    private static final long STARTUP_MILLIS = 60_000;

    private MailServer() {}

    /** Returns one that is not started, at any port. */
    public static GreenMail create() {
        return create(0);
    }

    /** Returns one that is not started, at a port of this machine. */
    public static GreenMail create(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        return new GreenMail(setup);
    }
}
