package dev.pledge.cookie;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser does with cookies, as far as the rows of the shared data tell: a second reading of RFC 6265bis, apart
 * from the one under test, and held against what Chromium did.
 */
final class BrowserJar {
    record Stored(
            String name,
            String value,
            String domain,
            boolean hostOnly,
            String path,
            boolean secure,
            boolean httpOnly,
            String sameSite,
            @Nullable Instant expires) {}

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern DATE =
            Pattern.compile("\\b(\\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\\d{2,4}) (\\d+):(\\d+):(\\d+)");

    private final Instant now;
    private final Map<List<Object>, Stored> cookies = new LinkedHashMap<>();

    BrowserJar(Instant now) {
        this.now = now;
    }

    List<Stored> cookies() {
        return List.copyOf(cookies.values());
    }

    void set(String field, URI url) {
        if (field.chars().anyMatch(c -> c != '\t' && (c < 32 || c == 127))) {
            return;
        }
        String[] parts = field.split(";", -1);
        String pair = parts.length == 0 ? "" : parts[0];
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : strip(pair.substring(0, equals));
        String value = strip(pair.substring(equals + 1));
        boolean mimics = name.isEmpty() && (value.contains("=") || value.startsWith("__Host-"));
        if (name.isEmpty() && value.isEmpty() || mimics || (name + value).contains("\t")) {
            return;
        }
        if (name.length() + value.length() > 4096) {
            return;
        }
        Map<String, String> attributes = attributes(parts);
        String host = url.getHost();
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        domain = domain.startsWith(".") ? domain.substring(1) : domain;
        boolean hostOnly = domain.isEmpty();
        if (!hostOnly && (!domain.contains(".") || !(host.equals(domain) || host.endsWith("." + domain)))) {
            return;
        }
        boolean secure = attributes.containsKey("secure");
        boolean httpOnly = attributes.containsKey("httponly");
        String sameSite = attributes.getOrDefault("samesite", "").toLowerCase(Locale.ROOT);
        boolean needsSecure = sameSite.equals("none") || attributes.containsKey("partitioned");
        if (secure && !url.getScheme().equals("https") || needsSecure && !secure) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean hostPrefix = lower.startsWith("__host-");
        boolean httpPrefix = lower.startsWith("__host-http-") || lower.startsWith("__http-");
        if ((hostPrefix || httpPrefix || lower.startsWith("__secure-")) && !secure
                || httpPrefix && !httpOnly
                || hostPrefix && !(hostOnly && "/".equals(attributes.get("path")))) {
            return;
        }
        String path = attributes.getOrDefault("path", "");
        path = path.startsWith("/") ? path : defaultPath(url);
        Instant expires = expires(attributes);
        List<Object> key = List.of(name, hostOnly ? host : domain, hostOnly, path);
        if (expires != null && !expires.isAfter(now)) {
            cookies.remove(key);
            return;
        }
        Stored stored =
                new Stored(name, value, hostOnly ? host : domain, hostOnly, path, secure, httpOnly, sameSite, expires);
        cookies.put(key, stored);
    }

    String header(URI url) {
        List<Stored> sent = new ArrayList<>();
        for (Stored c : cookies.values()) {
            boolean here = url.getHost().equals(c.domain())
                    || !c.hostOnly() && url.getHost().endsWith("." + c.domain());
            if (here
                    && matches(url.getPath(), c.path())
                    && (!c.secure() || url.getScheme().equals("https"))) {
                sent.add(c);
            }
        }
        sent.sort(Comparator.comparingInt((Stored c) -> c.path().length()).reversed());
        List<String> pairs = sent.stream()
                .map(c -> c.name().isEmpty() ? c.value() : c.name() + "=" + c.value())
                .toList();
        return String.join("; ", pairs);
    }

    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] both = parts[i].split("=", 2);
            String value = both.length < 2 ? "" : strip(both[1]);
            String name = strip(both[0]).toLowerCase(Locale.ROOT);
            boolean ignored = value.length() > 1024 || name.equals("max-age") && !value.matches("[-+]?\\d+");
            if (!ignored) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private @Nullable Instant expires(Map<String, String> attributes) {
        String maxAge = attributes.get("max-age");
        if (maxAge != null) {
            BigInteger seconds = new BigInteger(maxAge).min(BigInteger.valueOf(400 * 86_400));
            return seconds.signum() <= 0 ? Instant.EPOCH : now.plusSeconds(seconds.longValueExact());
        }
        Matcher date = DATE.matcher(attributes.getOrDefault("expires", "").toLowerCase(Locale.ROOT));
        if (!date.find()) {
            return null;
        }
        return LocalDate.of(
                        Integer.parseInt(date.group(3)),
                        MONTHS.indexOf(date.group(2)) + 1,
                        Integer.parseInt(date.group(1)))
                .atTime(LocalTime.of(
                        Integer.parseInt(date.group(4)),
                        Integer.parseInt(date.group(5)),
                        Integer.parseInt(date.group(6))))
                .toInstant(ZoneOffset.UTC);
    }

    private static String defaultPath(URI url) {
        int last = url.getPath().lastIndexOf('/');
        return last <= 0 ? "/" : url.getPath().substring(0, last);
    }

    private static boolean matches(String path, String cookiePath) {
        return path.equals(cookiePath)
                || path.startsWith(cookiePath) && (cookiePath.endsWith("/") || path.charAt(cookiePath.length()) == '/');
    }

    private static String strip(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+\\z", "");
    }
}
