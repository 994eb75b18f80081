package dev.pledge.statistics.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** What lies in the cluster: where, for how long, and what of persons. */
class RedisKeysTest {
    private static final Pseudonym JANE = new Pseudonym(0x1122334455667788L, 0x99aabbccddeeff11L);

    @TempDir
    static Path directory;

    private static RedisServers servers;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private RedisStore store;

    @BeforeAll
    static void start() throws IOException {
        servers = RedisServers.startPatient(directory);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void open() {
        servers.clear();
        store = open(null, null);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static RedisStore open(@Nullable String user, @Nullable String password) {
        return new RedisStore(
                new RedisSettings(servers.nodes(), user, password, false), Period.ofMonths(25), Period.ofDays(30));
    }

    @Test
    void allKeysExpire() throws StoreException {
        store.apply(manyPages(today));
        Map<String, Long> seconds = secondsToLive();
        assertThat(seconds.values()).allSatisfy(left -> assertThat(left).isBetween(days(29), days(26 * 31)));
        long expiry = today.plusDays(31).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        String ofToday = ":" + today.toEpochDay();
        assertThat(seconds.keySet().stream().filter(key -> key.endsWith(ofToday)))
                .isNotEmpty()
                .allSatisfy(key -> {
                    long expires = seconds.getOrDefault(key, 0L) + System.currentTimeMillis() / 1_000;
                    assertThat(expires).isBetween(expiry - 60, expiry + 60);
                });
    }

    @Test
    void whatIsTooOldIsNotHeldAtAll() throws StoreException {
        store.apply(batch(1, view("/a", today.minusDays(40), JANE), view("/b", today.minusMonths(26), JANE)));
        assertThat(store.person(List.of(JANE))).isNull();
        assertThat(store.days(null, Audience.PEOPLE, LocalDate.EPOCH, today))
                .extracting(day -> day.page())
                .containsExactly("/a");
        assertThat(secondsToLive().keySet())
                .noneMatch(
                        key -> key.contains(String.valueOf(today.minusMonths(26).toEpochDay())));
    }

    @Test
    void daysThatHaveExpiredByThemselvesAreCountedWhenTheyAreForgotten() throws StoreException {
        store.apply(batch(1, view("/a", today.minusDays(40), JANE), view("/b", today.minusMonths(26), JANE)));
        assertThat(store.forget(today.minusMonths(25), today.minusDays(30))).isEqualTo(new Forgotten(1, 2));
        assertThat(store.forget(today.minusMonths(25), today.minusDays(30))).isEqualTo(new Forgotten(0, 0));
    }

    @Test
    void eachMasterHasItsShare() throws StoreException {
        store.apply(manyPages(today));
        assertThat(servers.masters()).allSatisfy(master -> {
            try (Jedis jedis = servers.connect(master)) {
                assertThat(jedis.dbSize()).isGreaterThan(100);
            }
        });
    }

    @Test
    void anErasedPersonIsInNoKeyOrValue() throws StoreException {
        store.apply(batch(1, view("/a", today, JANE), view("/b", today.minusDays(3), JANE)));
        String jane = new String(Keys.bytes(JANE), StandardCharsets.ISO_8859_1);
        assertThat(everything()).contains(jane);
        assertThat(store.erase(List.of(JANE))).isTrue();
        assertThat(everything()).doesNotContain(jane);
        assertThat(store.views(today, today)).containsEntry(Audience.PEOPLE, 1L);
    }

    @Test
    void aPersonWhoComesOftenTakesNoMoreRoomThanTheirPages() throws StoreException {
        for (int i = 0; i < 300; i++) {
            store.apply(batch(1 + 2 * i, view("/page-" + i % 30, today, JANE), view("/home", today, JANE)));
        }
        Person jane = Objects.requireNonNull(store.person(List.of(JANE)));
        assertThat(jane.pages())
                .hasSize(31)
                .allSatisfy(page ->
                        assertThat(page.accesses()).isEqualTo(page.name().equals("/home") ? 300 : 10));
        // A page takes about 40 bytes.
        assertThat(everything()).hasSizeLessThan(12_000);
    }

    @Test
    void whatIsForgottenLeavesNoKey() throws StoreException {
        store.apply(manyPages(today));
        store.forget(today.plusDays(1), today.plusDays(1));
        assertThat(secondsToLive().keySet()).isNotEmpty().allMatch(key -> key.endsWith(":applied"));
    }

    @Test
    void aKeyOfSomebodyElseStopsAPartAsAWhole() throws StoreException {
        AccessBatch batch = batch(1, view("/a", today, JANE), view("/a", today, null));
        String key = Keys.times(Keys.ofPage("/a"), today.toEpochDay());
        int owner = servers.masters().stream()
                .filter(master -> sets(master, key))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.apply(batch))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(key + " is a string, expected a hash");
        }
        try (Jedis jedis = servers.connect(owner)) {
            jedis.del(key);
        }
        store.apply(batch);
        assertThat(store.views(today, today)).containsEntry(Audience.PEOPLE, 2L);
        assertThat(store.days("/a", Audience.PEOPLE, today, today))
                .extracting(day -> day.accesses())
                .containsExactly(2L);
        assertThat(store.person(List.of(JANE)))
                .isNotNull()
                .extracting(person -> person.accesses())
                .isEqualTo(1L);
    }

    private static boolean sets(int master, String key) {
        try (Jedis jedis = servers.connect(master)) {
            jedis.set(key, "somebody else's");
            return true;
        } catch (JedisRedirectionException e) {
            return false;
        }
    }

    @Test
    void nodesThatHaveForgottenTheScriptAreToldAgain() throws StoreException {
        store.apply(batch(1, view("/a", today, JANE)));
        for (int master : servers.masters()) {
            try (Jedis jedis = servers.connect(master)) {
                jedis.scriptFlush();
            }
        }
        store.apply(batch(2, view("/a", today, JANE)));
        assertThat(store.views(today, today)).containsEntry(Audience.PEOPLE, 2L);
    }

    @Test
    void aUserMayHaveFewRights() throws StoreException {
        setUser("+ping +client|setname +cluster|slots +cluster|nodes +wait +script|load +evalsha +type +expire"
                + " +expireat +unlink +hget +hmget +hgetall +hkeys +hset +hdel +smembers +sadd +srem +pfadd"
                + " +pfcount");
        try (RedisStore asUser = open("pledge", "correct horse")) {
            asUser.apply(manyPages(today.minusDays(1)));
            asUser.apply(batch(100_000, view("/a", today, JANE)));
            assertThat(asUser.visitorsOfPages(today, today)).containsOnlyKeys("/a");
            assertThat(asUser.answerTimes("/a", today, today).count()).isEqualTo(1);
            assertThat(asUser.erase(List.of(JANE))).isTrue();
            asUser.forget(today.plusDays(1), today.plusDays(1));
            assertThat(asUser.pages(today)).isEmpty();
        }
    }

    @Test
    void aRightThatIsMissingIsFoundBeforeAnythingIsCounted() throws StoreException {
        AccessBatch batch = batch(1, view("/a", today, JANE));
        try (RedisStore asUser = open("pledge", "correct horse")) {
            for (String missing : List.of("pfadd", "sadd", "hmget", "expireat")) {
                setUser("+@all -" + missing);
                assertThatThrownBy(() -> asUser.apply(batch))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("command")
                        .hasMessageNotContaining("correct horse");
                assertThat(store.pages(today)).isEmpty();
            }
            setUser("+@all");
            asUser.apply(batch);
        }
        assertThat(store.views(today, today)).containsEntry(Audience.PEOPLE, 1L);
        assertThat(store.visitors("/a", today, today).visitors()).isEqualTo(1);
        assertThat(store.person(List.of(JANE))).isNotNull();
    }

    @Test
    void aPasswordThatIsWrongIsNotTold() {
        setUser("+@all");
        try (RedisStore asStranger = open("pledge", "wrong horse")) {
            assertThatThrownBy(() -> asStranger.apply(batch(1, view("/a", today, JANE))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("wrong horse");
        }
    }

    private static void setUser(String rights) {
        List<String> rules = new ArrayList<>(List.of("reset", "on", ">correct horse", "~pledge:*"));
        rules.addAll(List.of(rights.split(" ", -1)));
        IntStream.range(0, 2 * RedisServers.MASTERS).forEach(server -> {
            try (Jedis jedis = servers.connect(server)) {
                jedis.aclSetUser("pledge", rules.toArray(String[]::new));
            }
        });
    }

    /** Returns for each key how many seconds it has left; -1 if it stays for ever. */
    private static Map<String, Long> secondsToLive() {
        Map<String, Long> seconds = new TreeMap<>();
        for (int master : servers.masters()) {
            try (Jedis jedis = servers.connect(master)) {
                jedis.keys("*").forEach(key -> seconds.put(key, jedis.ttl(key)));
            }
        }
        return seconds;
    }

    /** Returns all keys, and all values but those of sketches, as text of one character for each byte. */
    private static String everything() {
        StringBuilder all = new StringBuilder();
        for (int master : servers.masters()) {
            try (Jedis jedis = servers.connect(master)) {
                for (byte[] key : jedis.keys("*".getBytes(StandardCharsets.ISO_8859_1))) {
                    append(all, key);
                    switch (jedis.type(key)) {
                        case "hash" ->
                            jedis.hgetAll(key).forEach((field, value) -> {
                                append(all, field);
                                append(all, value);
                            });
                        case "set" -> jedis.smembers(key).forEach(member -> append(all, member));
                        default -> append(all, jedis.get(key));
                    }
                }
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, byte[] bytes) {
        all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
    }

    private static long days(int days) {
        return Duration.ofDays(days).toSeconds();
    }

    private static AccessBatch manyPages(LocalDate day) {
        return batch(
                1,
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new PageAccess(
                                "/page-" + i % 500,
                                day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + i,
                                i % 3 == 0 ? null : new Pseudonym(i, i * 31L),
                                true,
                                i % 3 == 0,
                                200,
                                i,
                                "host-" + i % 7))
                        .toArray(PageAccess[]::new));
    }

    private static PageAccess view(String page, LocalDate day, @Nullable Pseudonym person) {
        return PageAccess.view(
                page, day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(), person);
    }

    private static AccessBatch batch(long first, PageAccess... accesses) {
        return new AccessBatch(
                "one",
                IntStream.range(0, accesses.length)
                        .mapToObj(i -> new AccessBatch.Entry(first + i, accesses[i]))
                        .toList());
    }
}
