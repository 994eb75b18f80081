package dev.pledge.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads where page accesses are kept: {@code statistics.store}. */
final class StoreReader {
    private enum Kind {
        EMBEDDED,
        POSTGRESQL,
        REDIS
    }

    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("kind", "jndi", "url", "nodes", "user", "password", "tls"));
    private static final Set<String> OF_POSTGRESQL = Set.of("kind", "jndi", "url", "user", "password");
    private static final Set<String> OF_REDIS = Set.of("kind", "nodes", "user", "password", "tls");

    private static final Type<Kind> KIND = Type.oneOf(Kind.class);
    private static final Type<String> JNDI =
            Type.text("a name such as java:comp/env/jdbc/statistics", StorePolicy.PostgreSql::jndi);
    private static final Type<String> URL =
            Type.text("a URL such as jdbc:postgresql://host/database", StorePolicy.PostgreSql::url);
    private static final Type<Authority> NODE = Type.text("a host and port, such as redis-1:6379", StoreReader::node);
    private static final Type<Secret> SECRET = Type.text(Secret.EXPECTED, Secret::new);

    private StoreReader() {}

    static StorePolicy read(Section statistics) {
        Section section = statistics.section("store", KEYS);
        if (section == null) {
            return new StorePolicy.Embedded();
        }
        Kind kind = section.required("kind", KIND);
        StorePolicy read = switch (kind == null ? Kind.EMBEDDED : kind) {
            case EMBEDDED -> embedded(section, kind != null);
            case POSTGRESQL -> postgreSql(section);
            case REDIS -> redis(section);
        };
        if (read != null && !(read instanceof StorePolicy.Embedded) && !statistics.has("data")) {
            statistics.mistake("data", "nothing", "the directory of the journal, for the store is on another machine");
        }
        return read == null ? new StorePolicy.Embedded() : read;
    }

    private static StorePolicy embedded(Section section, boolean said) {
        if (said) {
            onlyKeys(section, Set.of("kind"), "the embedded store");
        }
        return new StorePolicy.Embedded();
    }

    private static @Nullable StorePolicy postgreSql(Section section) {
        onlyKeys(section, OF_POSTGRESQL, "PostgreSQL");
        String jndi = section.get("jndi", JNDI);
        String url = section.get("url", URL);
        String user = section.get("user", Type.TEXT);
        Secret password = section.get("password", SECRET);
        if (section.has("jndi") == section.has("url")) {
            section.mistake(
                    "url", section.has("url") ? "jndi as well" : "nothing", "either jndi or url, to reach PostgreSQL");
            return null;
        }
        return jndi == null && url == null ? null : new StorePolicy.PostgreSql(jndi, url, user, password);
    }

    private static @Nullable StorePolicy redis(Section section) {
        onlyKeys(section, OF_REDIS, "Redis");
        List<Authority> nodes = section.list("nodes", NODE);
        String user = section.get("user", Type.TEXT);
        Secret password = section.get("password", SECRET);
        boolean tls = section.get("tls", Type.FLAG, false);
        if (nodes == null || nodes.isEmpty()) {
            boolean empty = section.node("nodes") instanceof SequenceNode list
                    && list.getValue().isEmpty();
            if (empty || !section.has("nodes")) {
                section.mistake("nodes", "no node", "at least one node, such as [redis-1:6379]");
            }
            return null;
        }
        return new StorePolicy.Redis(nodes, user, password, tls);
    }

    private static void onlyKeys(Section section, Set<String> known, String store) {
        for (String key : section.keys()) {
            if (!known.contains(key)) {
                section.mistake(key, "the key " + Unexpected.quote(key), "none of this name, for " + store);
            }
        }
    }

    private static Authority node(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new Unexpected(text, "a host and port, such as redis-1:6379");
        }
        return Authority.parse(text);
    }
}
