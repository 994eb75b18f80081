package dev.pledge.demo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.shop.Basket;
import dev.pledge.demo.shop.Card;
import dev.pledge.demo.shop.Cart;
import dev.pledge.demo.shop.Database;
import dev.pledge.demo.shop.Forum;
import dev.pledge.demo.shop.Order;
import dev.pledge.demo.shop.Shop;
import dev.pledge.demo.shop.Surveys;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Correction.Outcome;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import dev.pledge.subject.PersonalDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalSourcesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DataSubject ADA = DataSubject.named("ada@example.com");
    private static final DataSubject NOOR = DataSubject.named("noor@example.com");
    private static final Locale EN = Locale.ENGLISH;

    @TempDir
    private Path directory;

    private Database database;
    private Shop shop;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        shop = shopAt(NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCustomerIsShownWhatTheyDidAndNothingOfOthers() throws Exception {
        visit();
        assertThat(values(ADA))
                .contains("Ada Winter", "7 Reedbed Row", "FR-55501", "More nightjars.", "Nightjars?", "On the heath.")
                .contains("Dear Ada of the letter")
                .contains("1 × Cumulus 5, €219.00", "…1111", "BA-20417")
                .doesNotContain("Noor Haddad", "FR-00873");
        assertThat(values(NOOR)).contains("Noor Haddad", "FR-00873").doesNotContain("Ada Winter", "7 Reedbed Row");
        assertThat(values(new DataSubject(null, "some-session"))).isEmpty();
    }

    @Test
    void erasingLeavesNothingInTheFileButTheInvoices() throws Exception {
        visit();
        List<Erasure> erasures = new ArrayList<>();
        for (PersonalDataSource source : PersonalSources.of(shop)) {
            erasures.addAll(source.erase(ADA, EN));
        }
        assertThat(erasures).filteredOn(one -> !one.isErased()).singleElement().satisfies(kept -> {
            assertThat(kept.title()).startsWith("Order ");
            assertThat(kept.kept()).contains("The law obliges us to keep invoices");
            assertThat(kept.until()).isEqualTo("2034-12-31");
        });
        for (PersonalDataSource source : PersonalSources.of(shop)) {
            assertThat(source.held(ADA, EN)).hasSize(source.id().equals("orders") ? 1 : 0);
        }
        String file = Files.readString(directory.resolve("shop.mv.db"), StandardCharsets.ISO_8859_1);
        assertThat(file.contains("7 Reedbed Row")).isTrue();
        for (String gone : List.of(
                "FR-55501",
                "More nightjars.",
                "Nightjars?",
                "On the heath.",
                "Ada of the letter",
                "Og3dzO7jaWPdb6TspRCd5vu8")) {
            assertThat(file.contains(gone)).as(gone).isFalse();
        }
        assertThat(shop.customers().logIn("ada@example.com", "larkfield")).isNull();
        assertThat(values(NOOR)).contains("Noor Haddad", "FR-00873");
    }

    @Test
    void anErasedPostLeavesItsPlaceInTheTopic() throws Exception {
        long topic = shop.forum().open("Nightjars?", "Ada", "On the heath.", "ada@example.com");
        shop.forum().reply(topic, "Noor", "Here too.", "noor@example.com");
        source("forum-posts").erase(ADA, EN);
        assertThat(shop.forum().posts(topic))
                .extracting(post -> post.author() + ": " + post.body())
                .containsExactly("deleted: The author has had this post deleted.", "Noor: Here too.");
        assertThat(shop.forum().topics()).extracting(Forum.Topic::title).contains("A deleted topic");
    }

    @ParameterizedTest
    @CsvSource({
        "account, person, Ada Oakes",
        "orders, person, Ada Oakes",
        "orders, address, 8 Reedbed Row",
        "registrations, person, Ada Oakes",
        "survey-answers, rating, 3",
        "survey-answers, found-by, a friend",
        "survey-answers, remarks, Fewer gulls.",
        "forum-posts, topic, Woodcocks?",
        "forum-posts, author, A. O.",
        "forum-posts, body, In the wood."
    })
    void whatCanBeCorrectedIsCorrectedAndNothingElseChanges(String source, String field, String value)
            throws Exception {
        visit();
        List<String> before = values(ADA);
        HeldItem item = last(source);
        assertThat(field(item, field).isCorrectable()).isTrue();
        assertThat(source(source)
                        .correct(ADA, item.key(), field, " " + value + " ", EN)
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(field(last(source), field).value()).isEqualTo(value);
        List<String> expected = new ArrayList<>(before);
        expected.remove(field(item, field).value());
        expected.add(value);
        assertThat(values(ADA)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A correction that was slow comes after the erasure: what it was to correct does not come back, nor is it said to be. */
    @Test
    void whatIsErasedIsNotBroughtBackByACorrectionThatWasOnItsWay() throws Exception {
        visit();
        Forum.OwnPost post = shop.forum().of("ada@example.com").get(0);
        long answer = shop.surveys().of("ada@example.com").get(0).id();
        String key = shop.licences().of("ada@example.com").get(0).key();
        for (PersonalDataSource source : PersonalSources.of(shop)) {
            source.erase(ADA, EN);
        }
        assertThat(shop.forum().rewrite(post.id(), "ada@example.com", "On the heath."))
                .isFalse();
        assertThat(shop.forum().sign(post.id(), "ada@example.com", "Ada")).isFalse();
        assertThat(shop.forum().retitle(post.id(), "ada@example.com", "Nightjars?"))
                .isFalse();
        assertThat(shop.surveys().rate(answer, "ada@example.com", 5)).isFalse();
        assertThat(shop.licences().rename(key, "ada@example.com", "Ada")).isFalse();
        assertThat(shop.customers().rename("ada@example.com", "Ada")).isFalse();
        assertThat(shop.forum().posts(post.topic()).get(0).body()).contains("has had this post deleted");
    }

    @Test
    void twoCorrectionsOfOneThingBothCount() {
        visit();
        String reference = shop.orders().of("ada@example.com").get(0).reference();
        assertThat(shop.orders().rename(reference, "Ada Oakes")).isTrue();
        assertThat(shop.orders().readdress(reference, "8 Reedbed Row")).isTrue();
        assertThat(shop.orders().of("ada@example.com").get(0).buyer())
                .isEqualTo(new Order.Buyer("Ada Oakes", "ada@example.com", "8 Reedbed Row"));
        assertThat(shopAt(NOW.plus(Duration.ofDays(1))).orders().readdress(reference, "elsewhere"))
                .as("once it is on its way")
                .isFalse();
    }

    @Test
    void nobodysThingsAreChangedForSomebodyElse() {
        visit();
        Forum.OwnPost post = shop.forum().of("ada@example.com").get(0);
        long answer = shop.surveys().of("ada@example.com").get(0).id();
        String key = shop.licences().of("ada@example.com").get(0).key();
        assertThat(shop.forum().rewrite(post.id(), "noor@example.com", "x")).isFalse();
        assertThat(shop.forum().retitle(post.id(), "noor@example.com", "x")).isFalse();
        assertThat(shop.surveys().remark(answer, "noor@example.com", "x")).isFalse();
        assertThat(shop.surveys().foundBy(answer, "noor@example.com", "x")).isFalse();
        assertThat(shop.licences().rename(key, "noor@example.com", "x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"account, person, ''", "orders, address, ' '", "survey-answers, rating, 6", "forum-posts, body, ''"})
    void whatDoesNotFitIsRefusedWithAReason(String source, String field, String value) throws Exception {
        visit();
        Correction correction = source(source).correct(ADA, last(source).key(), field, value, EN);
        assertThat(correction.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(correction.why()).isNotBlank();
    }

    @Test
    void onceItIsOnItsWayAnOrderIsAsItIs() throws Exception {
        visit();
        shop = shopAt(NOW.plus(Duration.ofDays(1)));
        assertThat(field(last("orders"), "address").fixed()).contains("on its way");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T12:00:00Z, 2034-12-31",
        "2026-12-31T22:59:59Z, 2034-12-31",
        "2026-12-31T23:00:00Z, 2035-12-31"
    })
    void anInvoiceIsKeptToTheEndOfTheEighthYear(Instant placed, LocalDate until) {
        assertThat(OrderSource.keptUntil(placed)).isEqualTo(until);
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(keys("texts_de.properties"))
                .isEqualTo(keys("texts.properties"))
                .hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void everySourceHasANameInEveryLanguage(String language) throws Exception {
        visit();
        for (PersonalDataSource source : PersonalSources.of(shop)) {
            assertThat(source.name(Locale.forLanguageTag(language))).isNotBlank();
            assertThat(source.held(ADA, Locale.forLanguageTag(language))).isNotEmpty();
        }
    }

    private void visit() {
        shop.orders()
                .place(
                        new Order.Buyer("Ada W.", "Ada@example.com", "7 Reedbed Row"),
                        new Card("4111111111111111", YearMonth.of(2028, 9)),
                        Basket.of(Cart.parse("3-1"), shop.catalogue()));
        shop.licences().register(1, "FR-55501", "A. Winter", "Ada@Example.com");
        shop.surveys().store(new Surveys.Answer(4, "a robin", "More nightjars."), "ada@example.com");
        shop.surveys().store(new Surveys.Answer(1, "nobody", "Too early."), null);
        shop.forum().open("Nightjars?", "Ada in the reeds", "On the heath.", "ada@example.com");
        shop.outbox().put("Ada@example.com", "Your order", "Dear Ada of the letter", 10);
    }

    private Shop shopAt(Instant now) {
        return Shop.in(database, Clock.fixed(now, ZoneOffset.UTC));
    }

    private PersonalDataSource source(String id) {
        return PersonalSources.of(shop).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HeldItem last(String source) throws Exception {
        List<HeldItem> items = source(source).held(ADA, EN);
        return items.get(items.size() - 1);
    }

    private static HeldField field(HeldItem item, String key) {
        return item.fields().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> values(DataSubject person) throws Exception {
        List<String> values = new ArrayList<>();
        for (PersonalDataSource source : PersonalSources.of(shop)) {
            for (HeldItem item : source.held(person, EN)) {
                item.fields().forEach(field -> values.add(field.value()));
            }
        }
        return values;
    }

    private static List<String> keys(String file) {
        try (InputStream in = Objects.requireNonNull(OrderSource.class.getResourceAsStream(file));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts.stringPropertyNames().stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
