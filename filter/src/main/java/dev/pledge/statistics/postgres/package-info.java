/**
 * Page accesses in PostgreSQL 13 or newer, for several nodes and for whoever has a database at hand.
 *
 * <p>An application that wants this brings along the driver ({@code org.postgresql:postgresql}), Flyway ({@code
 * org.flywaydb:flyway-core} and {@code flyway-database-postgresql}) and, unless it has a {@link javax.sql.DataSource} of
 * its own, {@code com.zaxxer:HikariCP}. No other package of Pledge knows these libraries: without this one they are
 * never loaded.
 *
 * <p>MariaDB is not among the stores: partitions, arrays and advisory locks are PostgreSQL's own.
 */
@NullMarked
package dev.pledge.statistics.postgres;

import org.jspecify.annotations.NullMarked;
