package dev.pledge.cli;

import dev.pledge.cli.audit.Approach;
import dev.pledge.cli.audit.RequestField;
import dev.pledge.html.UrlReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say as whom a site is asked, and how its answers are taken. */
final class ApproachOptions {
    @Option(
            names = "--context",
            paramLabel = "PATH",
            description =
                    "The application's context path, such as /shop; none unless said. What is outside of it is not"
                            + " looked at.")
    private String context = "";

    @Option(
            names = {"-H", "--header"},
            paramLabel = "FIELD",
            description = "A header field that is sent with each request to the host of the URL, such as"
                    + " \"Cookie: JSESSIONID=...\" or \"Authorization: Basic ...\"; may be said several times. To keep it"
                    + " from other users of the machine, write it into a file and name that as @FILE.")
    private List<String> fields = List.of();

    @Option(
            names = "--as-https",
            description = "What comes over plain HTTP is looked at as if it had come over HTTPS: for a copy that has no"
                    + " certificate, such as one on this machine.")
    private boolean asHttps;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    Approach to(String url) throws UsageException, DataException {
        PagePlace start = PagePlace.of("URL", url, context);
        List<RequestField> sent = new ArrayList<>();
        for (String field : fields) {
            try {
                sent.add(RequestField.parse(field));
            } catch (IllegalArgumentException e) {
                // What it holds may be a secret, and is not repeated.
                throw new UsageException("--header: found what cannot be sent, expected a field such as \"Name: value\""
                        + " that is not the connection's own");
            }
        }
        return new Approach(
                Objects.requireNonNull(UrlReference.parse(start.url())), start.context(), asHttps, tls.trust(), sent);
    }
}
