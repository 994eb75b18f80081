package dev.pledge.servlet;

import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The page access of one exchange: recorded once, just before the call that can end the body. Who the person is, is
 * read on a container's thread; an application's own thread that ends the body finds who it was when the exchange was
 * made asynchronous, or when the last dispatch returned.
 */
final class AccessOnce {
    private final Services services;
    private final Mode mode;
    private final boolean perUser;
    private final HttpServletRequest request;
    private final Visit visit;
    private final PageName page;
    private final AtomicBoolean recorded = new AtomicBoolean();
    private volatile @Nullable Thread containerThread;
    private volatile @Nullable Pseudonym person;

    AccessOnce(Services services, Snapshot snapshot, Mode mode, HttpServletRequest request, PageName page) {
        this.services = services;
        this.mode = mode;
        this.perUser = mode == Mode.ENFORCE && snapshot.policy().statistics().perUser();
        this.request = request;
        this.visit = new Visit(request, snapshot.policy().site());
        this.page = page;
    }

    /** A dispatch begins on this thread. */
    void enter() {
        containerThread = Thread.currentThread();
    }

    /** The dispatch is over; the exchange may go on, on a thread that must not ask the container. */
    void leave() {
        if (!recorded.get()) {
            person = readPerson();
        }
        containerThread = null;
    }

    /** Another thread may end the exchange from now on, before this one has left it. */
    void handOver() {
        if (!recorded.get() && Thread.currentThread() == containerThread) {
            person = readPerson();
        }
    }

    private @Nullable Pseudonym readPerson() {
        return perUser
                ? PersonOf.request(
                        request,
                        services.signedIn(),
                        services.keys(),
                        services.clock().millis())
                : null;
    }

    /** Records the answer, if it is one to somebody who wanted a page, and if it has not been recorded. */
    void record(int status, @Nullable String contentType) {
        if (!recorded.compareAndSet(false, true) || mode == Mode.OFF) {
            return;
        }
        boolean view = visit.isView(status, contentType);
        if (!view && !visit.isOtherAnswer(contentType)) {
            return;
        }
        boolean bot = visit.isBot(services.bots());
        Pseudonym who = view && !bot ? person() : null;
        services.history().answered();
        services.statistics()
                .record(new PageAccess(
                        page.now(),
                        services.clock().millis(),
                        who,
                        view,
                        bot,
                        status,
                        visit.micros(),
                        visit.referrer()));
        if (view) {
            services.meters().pageAccess(who != null);
        }
    }

    private @Nullable Pseudonym person() {
        return Thread.currentThread() == containerThread ? readPerson() : person;
    }
}
