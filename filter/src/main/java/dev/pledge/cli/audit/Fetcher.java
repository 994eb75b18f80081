package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import dev.pledge.page.ContentTypeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Asks for one address at a time, by GET and as a new visitor would: no cookie is kept. What is not wanted of a body is
 * not read. Redirects are not followed.
 */
final class Fetcher {
    /** What robots.txt calls it. */
    static final String ROBOT = "PledgeBot";

    private final HttpClient client;
    private final String userAgent;
    private final Duration patience;
    private final List<RequestField> fields;
    private final Predicate<UrlReference> trusted;

    /**
     * @param client follows no redirects
     * @param version Pledge's own
     * @param patience how long an answer may take, to its end
     * @param fields what is sent besides, in the place of what is sent else
     * @param trusted who is sent these
     */
    Fetcher(
            HttpClient client,
            String version,
            Duration patience,
            List<RequestField> fields,
            Predicate<UrlReference> trusted) {
        this.client = client;
        this.userAgent = ROBOT + "/" + version + " (Pledge; audit of a site by its own team)";
        this.patience = patience;
        this.fields = List.copyOf(fields);
        this.trusted = trusted;
    }

    /** Asks for a page; of what is no page the body is not read. */
    Fetched page(UrlReference url, int most) throws FetchException {
        return get(url, most, type -> type.isEmpty() || ContentTypeText.isHtml(type));
    }

    /** Asks for anything. */
    Fetched file(UrlReference url, int most) throws FetchException {
        return get(url, most, type -> true);
    }

    private Fetched get(UrlReference url, int most, Predicate<String> wanted) throws FetchException {
        HttpRequest request;
        try {
            request = request(url);
        } catch (IllegalArgumentException e) {
            throw new FetchException("this is no address that can be asked for", e);
        }
        CompletableFuture<HttpResponse<BoundedBody.Bytes>> answer = client.sendAsync(request, head -> {
            String type = head.headers().firstValue("Content-Type").orElse("");
            return new BoundedBody(wanted.test(type) ? most : 0);
        });
        try {
            return fetched(url, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS), most);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FetchException(late(), e);
        } catch (ExecutionException e) {
            throw new FetchException(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (IOException e) {
            throw new FetchException(reason(e), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchException("interrupted", e);
        }
    }

    /** @throws IllegalArgumentException if the address is none that the client can ask for */
    private HttpRequest request(UrlReference url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(RequestTarget.of(url))
                // Some servers wait for ever when they are asked in the clear to change to HTTP/2.
                .version(url.scheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .timeout(patience)
                .header("User-Agent", userAgent)
                .header("Accept", "text/html, */*;q=0.5")
                .header("Accept-Encoding", "gzip")
                .GET();
        Set<String> said = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (RequestField field : trusted.test(url) ? fields : List.<RequestField>of()) {
            if (said.add(field.name())) {
                request.setHeader(field.name(), field.value());
            } else {
                request.header(field.name(), field.value());
            }
        }
        return request.build();
    }

    private static Fetched fetched(UrlReference url, HttpResponse<BoundedBody.Bytes> answer, int most)
            throws IOException {
        BoundedBody.Bytes body = answer.body();
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("");
        boolean compressed = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
        if (compressed && body.bytes().length > 0) {
            body = decompressed(body, most);
        }
        return new Fetched(url, answer.statusCode(), answer.headers(), body.bytes(), body.cut());
    }

    private static BoundedBody.Bytes decompressed(BoundedBody.Bytes body, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body.bytes()))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int room = most - out.size();
                out.write(buffer, 0, Math.min(read, room));
                if (read > room) {
                    return new BoundedBody.Bytes(out.toByteArray(), true);
                }
            }
        } catch (EOFException e) {
            if (!body.cut()) {
                throw new IOException("the compressed body ends too early", e);
            }
        } catch (ZipException e) {
            throw new IOException("the body cannot be decompressed", e);
        }
        return new BoundedBody.Bytes(out.toByteArray(), body.cut());
    }

    private String reason(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return late();
        }
        if (failure instanceof SSLException) {
            return "no secure connection: " + failure.getMessage();
        }
        if (failure instanceof ConnectException) {
            boolean unknown = failure.getCause() instanceof UnknownHostException
                    || failure.getCause() instanceof UnresolvedAddressException
                    || failure.getCause() instanceof ConnectException nested
                            && nested.getCause() instanceof UnresolvedAddressException;
            return unknown ? "there is no such host" : "no connection: nobody answers there";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private String late() {
        return "no whole answer within " + patience.toSeconds() + " s";
    }
}
