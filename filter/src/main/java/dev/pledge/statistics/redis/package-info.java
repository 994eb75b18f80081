/** A store of page accesses in a cluster of Redis or Valkey; the one package that knows Jedis. */
@NullMarked
package dev.pledge.statistics.redis;

import org.jspecify.annotations.NullMarked;
