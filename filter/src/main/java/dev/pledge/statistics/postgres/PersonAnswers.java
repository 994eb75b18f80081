package dev.pledge.statistics.postgres;

import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is held about one person. */
final class PersonAnswers {
    /** The first 64 bits find the rows, by the index. */
    private static final String OF_PERSON =
            " WHERE high = ANY (?::bigint[]) AND (high, low) IN (SELECT * FROM unnest(?::bigint[], ?::bigint[]))";

    private static final String PAGES = "SELECT page, sum(accesses)::bigint, min(first_millis), max(last_millis) "
            + "FROM pledge.visit" + OF_PERSON + " GROUP BY page";

    private static final String ERASE = "DELETE FROM pledge.visit" + OF_PERSON;

    private PersonAnswers() {}

    static List<Person.Page> pages(Connection connection, Collection<Pseudonym> person) throws SQLException {
        List<Person.Page> pages = new ArrayList<>();
        try (PreparedStatement statement = ofPerson(connection, PAGES, person);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                pages.add(new Person.Page(
                        found.getString(1),
                        found.getLong(2),
                        Instant.ofEpochMilli(found.getLong(3)),
                        Instant.ofEpochMilli(found.getLong(4))));
            }
        }
        pages.sort(Comparator.comparing(Person.Page::last).reversed().thenComparing(Person.Page::name));
        return pages;
    }

    /** Returns whether anything was held. */
    static boolean erase(Connection connection, Collection<Pseudonym> person) throws SQLException {
        try (PreparedStatement statement = ofPerson(connection, ERASE, person)) {
            return statement.executeUpdate() > 0;
        }
    }

    private static PreparedStatement ofPerson(Connection connection, String sql, Collection<Pseudonym> person)
            throws SQLException {
        long[] high = person.stream().mapToLong(Pseudonym::high).toArray();
        long[] low = person.stream().mapToLong(Pseudonym::low).toArray();
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, high);
        statement.setObject(2, high);
        statement.setObject(3, low);
        return statement;
    }
}
