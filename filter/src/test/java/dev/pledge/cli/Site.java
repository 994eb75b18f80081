package dev.pledge.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A small site that nobody governs, on a real server. */
final class Site implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;
    private final Map<String, Function<Request, Answer>> routes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Long> moments = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final String scheme;

    /** What a path answers. */
    record Answer(int status, List<String> fields, ByteBuffer body) {
        Answer(int status, List<String> fields, byte[] body) {
            this(status, fields, ByteBuffer.wrap(body));
        }

        static Answer html(String page, String... fields) {
            List<String> all = new ArrayList<>(List.of("Content-Type: text/html;charset=utf-8"));
            all.addAll(List.of(fields));
            return new Answer(200, all, page.getBytes(StandardCharsets.UTF_8));
        }

        static Answer status(int status, String... fields) {
            return new Answer(status, List.of(fields), new byte[0]);
        }
    }

    /** @param keys a key store to speak HTTPS with, or null for plain HTTP */
    private Site(@Nullable Path keys, String password) throws Exception {
        scheme = keys == null ? "http" : "https";
        if (keys == null) {
            connector = new ServerConnector(server);
        } else {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStorePath(keys.toUri().toString());
            tls.setKeyStorePassword(password);
            HttpConfiguration http = new HttpConfiguration();
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        }
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                answer(request, response, callback);
                return true;
            }
        });
        server.start();
    }

    static Site plain() throws Exception {
        return new Site(null, "");
    }

    static Site secure(Path keys, String password) throws Exception {
        return new Site(keys, password);
    }

    Site at(String path, Answer answer) {
        return at(path, request -> answer);
    }

    Site at(String path, Function<Request, Answer> answer) {
        routes.put(path, answer);
        return this;
    }

    Site page(String path, String html) {
        return at(path, Answer.html(html));
    }

    String url(String path) {
        return scheme + "://localhost:" + port() + path;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Returns the targets that were asked for, in their order, {@code robots.txt} not among them. */
    List<String> asked() {
        return asked.stream().filter(path -> !path.equals("/robots.txt")).toList();
    }

    /** Returns when each request came, in milliseconds. */
    List<Long> moments() {
        return moments;
    }

    List<String> agents() {
        return agents;
    }

    private void answer(Request request, Response response, Callback callback) {
        asked.add(request.getMethod().equals("GET") ? request.getHttpURI().getPathQuery() : request.getMethod());
        moments.add(System.nanoTime() / 1_000_000);
        agents.add(String.valueOf(request.getHeaders().get("User-Agent")));
        Function<Request, Answer> route = routes.get(request.getHttpURI().getPath());
        Answer answer = route == null ? Answer.status(404) : route.apply(request);
        response.setStatus(answer.status);
        for (String field : answer.fields) {
            int colon = field.indexOf(':');
            response.getHeaders()
                    .add(field.substring(0, colon), field.substring(colon + 1).strip());
        }
        response.write(true, answer.body.duplicate(), callback);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
