package dev.pledge.policy;

import java.util.List;

/** Who knows whether an exchange is secure. */
public sealed interface Behind {
    /** Browsers connect to this server: its own connectors know. */
    record Direct() implements Behind {}

    /** The container knows: its own valve or filter for forwarded headers has been configured. */
    record Container() implements Behind {}

    /**
     * Proxies at these addresses say so in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Proto}; from any other
     * address these headers mean nothing.
     *
     * @param blocks the proxies' addresses, at least one
     */
    record Proxies(List<Cidr> blocks) implements Behind {
        /** @throws IllegalArgumentException if there is no block */
        public Proxies {
            blocks = blocks.stream().distinct().toList();
            if (blocks.isEmpty()) {
                throw new IllegalArgumentException("behind: found no proxies, expected at least one address");
            }
        }
    }
}
