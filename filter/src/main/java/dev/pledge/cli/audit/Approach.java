package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How a site is come to.
 *
 * @param start the first address
 * @param context the application's context path; empty for none. What is not below it is another application's
 * @param asHttps whether what comes plainly is looked at as if it had come over HTTPS
 * @param trust whose certificates are believed
 * @param fields what is sent besides, to the first address' host alone
 */
public record Approach(
        UrlReference start, String context, boolean asHttps, SSLContext trust, List<RequestField> fields) {}
