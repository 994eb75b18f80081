package dev.pledge.container.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes the policy file when Pledge's initializer has read it, and its filter has not yet begun to watch it. */
public final class LateChange implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        String policy = event.getServletContext().getInitParameter("pledge.policy");
        try {
            Files.writeString(
                    Path.of(policy.substring("file:".length())),
                    event.getServletContext().getInitParameter("changed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
