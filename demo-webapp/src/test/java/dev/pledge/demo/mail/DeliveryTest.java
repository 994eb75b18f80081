package dev.pledge.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.pledge.demo.shop.Database;
import dev.pledge.demo.shop.Outbox;
import dev.pledge.demo.testing.MailServer;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int ROOM = 3;

    @TempDir
    private Path directory;

    private final GreenMail server = MailServer.create();
    private Database database;
    private Outbox outbox;

    @BeforeEach
    void open() {
        server.start();
        database = Database.open(directory);
        outbox = new Outbox(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
        server.stop();
    }

    private Delivery delivery(Instant now) {
        Smtp smtp = new Smtp("127.0.0.1", server.getSmtp().getPort(), "shop@larkfield.example");
        return new Delivery(smtp, outbox, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void whatTheServerHasIsOutOfTheBox() throws Exception {
        outbox.put("kim@example.com", "One", "1", ROOM);
        outbox.put("kim@example.com", "Two", "2", ROOM);
        assertThat(delivery(NOW).round()).isTrue();
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        assertThat(subjects).containsExactly("One", "Two");
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void whatCannotBeSentWaitsForADayAndIsThenGivenUp() {
        Delivery soon = delivery(NOW.plus(Delivery.PATIENCE));
        Delivery late = delivery(NOW.plus(Delivery.PATIENCE).plusSeconds(1));
        server.stop();
        outbox.put("kim@example.com", "One", "1", ROOM);
        assertThat(soon.round()).isFalse();
        assertThat(outbox.all()).hasSize(1);
        assertThat(late.round()).isTrue();
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAtOnceAndHoldsNobodyUp() {
        outbox.put("no address", "One", "1", ROOM);
        outbox.put("kim@example.com", "Two", "2", ROOM);
        assertThat(delivery(NOW).round()).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void whatIsErasedWhileAnotherIsBeingSentIsNotSent() throws Exception {
        outbox.put("kim@example.com", "One", "1", ROOM);
        outbox.put("ada@example.com", "Two", "2", ROOM);
        try (SlowServer slow = new SlowServer(() -> outbox.erase("ada@example.com"))) {
            Smtp smtp = new Smtp("127.0.0.1", slow.port(), "shop@larkfield.example");
            assertThat(new Delivery(smtp, outbox, Clock.fixed(NOW, ZoneOffset.UTC)).round())
                    .isTrue();
            assertThat(slow.subjects()).containsExactly("One");
        }
    }

    @Test
    void whateverGoesWrongOnceTheLettersThatWaitAreSent() throws Exception {
        outbox.put("kim@example.com", "One", "1", ROOM);
        AtomicInteger asked = new AtomicInteger();
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                if (asked.getAndIncrement() == 0) {
                    throw new IllegalStateException("the first time");
                }
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Smtp smtp = new Smtp("127.0.0.1", server.getSmtp().getPort(), "shop@larkfield.example");
        Postbox postbox = new Postbox(smtp, outbox, clock);
        try {
            assertThat(server.waitForIncomingEmail(60_000, 1)).isTrue();
        } finally {
            postbox.close();
        }
    }

    @Test
    void theBoxHasABottomAndErasingIsForOneAddress() {
        assertThat(outbox.put("kim@example.com", "One", "1", ROOM)).isTrue();
        assertThat(outbox.put("Kim@Example.com", "Two", "2", ROOM)).isTrue();
        assertThat(outbox.put("ada@example.com", "Three", "3", ROOM)).isTrue();
        assertThat(outbox.put("ada@example.com", "Four", "4", ROOM)).isFalse();
        assertThat(outbox.of("kim@example.com")).hasSize(2);
        outbox.erase("kim@example.com");
        assertThat(outbox.all()).extracting(Outbox.Waiting::subject).containsExactly("Three");
    }

    @Test
    void pausesGrowToHalfAnHour() {
        Duration pause = Duration.ofSeconds(1);
        for (int i = 0; i < 3; i++) {
            pause = Postbox.longer(pause);
        }
        assertThat(pause).isEqualTo(Duration.ofSeconds(8));
        for (int i = 0; i < 20; i++) {
            pause = Postbox.longer(pause);
        }
        assertThat(pause).isEqualTo(Duration.ofMinutes(30));
    }
}
