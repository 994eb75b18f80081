package dev.pledge.cookie;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookies;
import org.eclipse.jetty.http.ComplianceViolation;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.CookieParser;

/** The cookies that the containers' own parsers find in Cookie fields. */
enum ContainerCookies {
    TOMCAT {
        @Override
        List<Pair> read(List<String> fields) {
            MimeHeaders headers = new MimeHeaders();
            for (String field : fields) {
                byte[] octets = field.getBytes(StandardCharsets.ISO_8859_1);
                headers.addValue("Cookie").setBytes(octets, 0, octets.length);
            }
            ServerCookies cookies = new ServerCookies(4);
            new Rfc6265CookieProcessor().parseCookieHeader(headers, cookies);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < cookies.getCookieCount(); i++) {
                pairs.add(new Pair(
                        cookies.getCookie(i).getName().toString(),
                        cookies.getCookie(i).getValue().toString()));
            }
            return pairs;
        }
    },
    JETTY {
        @Override
        List<Pair> read(List<String> fields) {
            return jetty(fields, CookieCompliance.RFC6265);
        }
    },
    JETTY_LEGACY {
        @Override
        List<Pair> read(List<String> fields) {
            return jetty(fields, CookieCompliance.RFC6265_LEGACY);
        }
    },
    JETTY_2965 {
        @Override
        List<Pair> read(List<String> fields) {
            return jetty(fields, CookieCompliance.RFC2965);
        }
    };

    record Pair(String name, String value) {}

    /** Reads the cookies of a request, in their order. */
    abstract List<Pair> read(List<String> fields);

    private static List<Pair> jetty(List<String> fields, CookieCompliance compliance) {
        List<Pair> pairs = new ArrayList<>();
        CookieParser.newParser(
                        (name, value, version, domain, path, comment) ->
                                pairs.add(new Pair(name, value == null ? "" : value)),
                        compliance,
                        ComplianceViolation.Listener.NOOP)
                .parseFields(fields);
        return pairs;
    }
}
