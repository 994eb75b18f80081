package dev.pledge.demo.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param host the address to listen on
 * @param httpPort the port for plain HTTP; 0 for one that is free
 * @param httpsPort the port for HTTPS; 0 for one that is free
 * @param managementPort the port for metrics; 0 for one that is free
 * @param data the directory of the database and the certificate; made if absent
 * @param policy the policy file to use instead of the shop's own; null for the shop's own
 * @param ungoverned whether the shop runs without Pledge
 * @param mail where its mail goes; null if none is sent
 */
public record Options(
        String host,
        int httpPort,
        int httpsPort,
        int managementPort,
        Path data,
        @Nullable Path policy,
        boolean ungoverned,
        @Nullable Mail mail) {

    /**
     * A mail server that asks for no log-in.
     *
     * @param host its host
     * @param port its port
     * @param from the address that mail comes from
     */
    public record Mail(String host, int port, String from) {}

    static final String HELP = """
            Usage: java -jar pledge-demo.war [options]

            Runs a small web shop whose pages break every privacy promise, governed by Pledge.

              --http-port PORT        port for http (default 8080)
              --https-port PORT       port for https (default 8443)
              --management-port PORT  port for /metrics in Prometheus's format, and for Pledge's
                                      operations (default 8081)
              --host ADDRESS          address to listen on (default localhost; 0.0.0.0 for every interface)
              --data DIR              directory of the database and the certificate, made if absent
                                      (default pledge-demo-data in the working directory)
              --policy FILE           privacy policy to use instead of the shop's own
              --smtp-host HOST        mail server that takes the shop's mail without a log-in; without it none is
                                      sent
              --smtp-port PORT        its port (default 25)
              --mail-from ADDRESS     where mail comes from (default shop@larkfield.example)
              --ungoverned            the same shop without Pledge, to compare
              --help                  this text

            A port of 0 takes one that is free. The addresses in use are printed when the shop is ready.
            The certificate is made at first start; to have a browser trust it, import DIR/ca.pem.
            The policy's line "authority: localhost:8443" follows --https-port: with another port, a copy
            with that port is written to DIR/privacy-policy.yaml and used.
            """;
}
