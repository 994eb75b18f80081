package dev.pledge.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static Database database;
    private static Shop shop;

    @BeforeAll
    static void open() {
        database = Database.open("jdbc:h2:mem:shop-test");
        shop = Shop.in(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aSearchFindsWordsInAnyCaseAndTakesPatternsLiterally() {
        assertThat(shop.catalogue().search("  HYDROPHONE "))
                .extracting(Product::name)
                .containsExactly("Otter H1");
        assertThat(shop.catalogue().search("%")).isEmpty();
        assertThat(shop.catalogue().search("R_2")).isEmpty();
        assertThat(shop.catalogue().search("' or 1=1 --")).isEmpty();
    }

    @Test
    void anOrderKeepsThePriceOfTheDayAndFourDigitsOfTheCard() {
        Basket basket = Basket.of(Cart.parse("3-1.12-2.999-1"), shop.catalogue());
        String reference = shop.orders()
                .place(
                        new Order.Buyer("Ada", "Ada@Example.com", "Mill Lane"),
                        new Card("4111111111111111", YearMonth.of(2028, 9)),
                        basket);
        Order order = Objects.requireNonNull(shop.orders().find(reference));
        assertThat(order.total()).isEqualTo(new Money(24300)).hasToString("€243.00");
        assertThat(order.cardLastFour()).isEqualTo("1111");
        assertThat(order.placed()).isEqualTo(NOW);
        assertThat(shop.orders().of("ada@example.com")).isEqualTo(List.of(order));
    }

    @Test
    void anOrderOfNothingIsRefused() {
        Card card = new Card("4111111111111111", YearMonth.of(2028, 9));
        assertThatThrownBy(() -> shop.orders().place(new Order.Buyer("A", "a@b.c", "d"), card, new Basket(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        assertThatThrownBy(() -> database.call(session -> {
                    session.insert("insert into topic (title) values (?)", "half done");
                    return session.update("insert into post (topic_id) values (?)", 1);
                }))
                .isInstanceOf(DatabaseException.class);
        assertThat(database.list("select 1 from topic where title = ?", row -> row.getInt(1), "half done"))
                .isEmpty();
    }

    @Test
    void aCustomerIsKnownByThePasswordAlone() {
        assertThat(shop.customers().logIn(" ADA@example.com", "larkfield"))
                .isEqualTo(new Customer("ada@example.com", "Ada Winter"));
        assertThat(shop.customers().logIn("ada@example.com", "Larkfield")).isNull();
        assertThat(shop.customers().logIn("nobody@example.com", "nobody")).isNull();
    }

    @Test
    void aSerialNumberKeepsItsKey() {
        String key = shop.licences().register(1, "fr-77777", "Kim", "kim@example.com");
        assertThat(shop.licences().register(1, "FR-77777", "Somebody", "else@example.com"))
                .isEqualTo(key);
        Licences.Licence licence = Objects.requireNonNull(shop.licences().find(key.toLowerCase(Locale.ROOT)));
        assertThat(licence.holder()).isEqualTo("Kim");
        assertThat(licence.product()).isEqualTo("Dipper FR-2");
    }

    @Test
    void aDatabaseOfAnEarlierReleaseGetsWhatItLacks(@TempDir Path directory) throws SQLException {
        Database.open(directory).close();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + directory.resolve("shop"));
        try (Connection connection = source.getConnection("shop", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop index post_owner");
            statement.execute("alter table post drop column owner");
            statement.execute("drop index survey_answer_owner");
            statement.execute("alter table survey_answer drop column owner");
        }
        try (Database grown = Database.open(directory)) {
            Shop old = Shop.in(grown, Clock.systemUTC());
            old.surveys().store(new Surveys.Answer(5, "", ""), "ada@example.com");
            assertThat(old.surveys().of("ada@example.com")).hasSize(1);
            assertThat(old.forum().of("ada@example.com")).isEmpty();
            assertThat(old.forum().posts(1)).hasSize(2);
        }
    }

    @Test
    void moneyIsPrintedWithItsThousands() {
        assertThat(new Money(128_900).times(10)).hasToString("€12,890.00");
        assertThat(Money.ZERO.plus(new Money(5))).hasToString("€0.05");
    }
}
