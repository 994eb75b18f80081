package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where page accesses are kept. */
public sealed interface StorePolicy {
    /** In the application's data directory, by Pledge itself; in memory, where there is no such directory. */
    record Embedded() implements StorePolicy {}

    /**
     * In PostgreSQL: by the container's data source, or by a URL.
     *
     * @param jndi the data source's name; null if there is a URL
     * @param url a JDBC URL; null if there is a data source
     * @param user who signs in; null for whoever the URL or the operating system says
     * @param password where the password is; null for none
     */
    record PostgreSql(
            @Nullable String jndi,
            @Nullable String url,
            @Nullable String user,
            @Nullable Secret password) implements StorePolicy {
        /** @throws IllegalArgumentException unless there is either a data source or a URL */
        public PostgreSql {
            if ((jndi == null) == (url == null)) {
                throw new IllegalArgumentException("a PostgreSQL store needs either jndi or url");
            }
            if (url != null) {
                url(url);
            }
            if (jndi != null) {
                jndi(jndi);
            }
        }

        /** A name with another scheme, such as ldap:, would have JNDI ask another machine for an object. */
        static String jndi(String name) {
            if (!name.matches("(java:)?[A-Za-z0-9_./-]+")) {
                throw new Unexpected(name, "a name such as java:comp/env/jdbc/statistics");
            }
            return name;
        }

        static String url(String url) {
            // What stands in the URL would be published with the policy.
            if (!url.matches("jdbc:postgresql:[^\\s@]+") || url.matches(".*[?&](?i:password)=.*")) {
                throw new Unexpected(url, "a URL such as jdbc:postgresql://host/database, without a password");
            }
            return url;
        }
    }

    /**
     * In a cluster of Redis or Valkey.
     *
     * @param nodes some nodes of the cluster; it tells the others itself
     * @param user who signs in; null for the default user
     * @param password where the password is; null for none
     * @param tls whether connections are encrypted
     */
    record Redis(
            List<Authority> nodes,
            @Nullable String user,
            @Nullable Secret password,
            boolean tls) implements StorePolicy {
        /** @throws IllegalArgumentException if there is no node */
        public Redis {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) {
                throw new IllegalArgumentException("a Redis store needs at least one node");
            }
        }
    }
}
