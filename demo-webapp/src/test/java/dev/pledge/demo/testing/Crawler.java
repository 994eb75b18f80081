package dev.pledge.demo.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A browser that goes through the shop, signed out and signed in: it follows the links, fills in the forms, and compares what
 * it sees, asks for and keeps with a published policy.
 */
public final class Crawler {
    private static final int MOST_PAGES = 60;

    private final BrowserContext context;
    private final Page page;
    private final PublishedPolicy policy;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final SortedSet<String> contradictions = new TreeSet<>();
    private final SortedSet<String> pages = new TreeSet<>();
    private final SortedSet<String> cookies = new TreeSet<>();

    /** Makes one with an empty jar. */
    public Crawler(BrowserContext context, PublishedPolicy policy) {
        this.context = context;
        this.policy = policy;
        context.onRequest(request -> {
            if (request.url().startsWith("http")) {
                requests.add(request.method() + " " + request.url());
            }
        });
        this.page = context.newPage();
    }

    /** Returns what contradicts the policy, each once. */
    public SortedSet<String> contradictions() {
        return contradictions;
    }

    /** Returns the paths of the pages that were seen, each with its scheme. */
    public SortedSet<String> pages() {
        return pages;
    }

    /** Returns the names of all cookies that were ever in the jar. */
    public SortedSet<String> cookies() {
        return cookies;
    }

    /** Returns all requests, as method and address. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Opens a page, and all that can be reached from it by links. */
    public void follow(URI start) {
        Deque<URI> open = new ArrayDeque<>(List.of(start));
        Set<String> known = new LinkedHashSet<>();
        while (!open.isEmpty() && known.size() < MOST_PAGES) {
            URI next = open.remove();
            if (known.add(next.getScheme() + next.getPath())) {
                page.navigate(next.toString());
                look();
                for (URI link : addresses("[...document.querySelectorAll('a[href]')].map(a => a.href)")) {
                    if (isPage(link, start)) {
                        open.add(link);
                    }
                }
            }
        }
    }

    /** Buys something, paying at an address. */
    public void buy(URI product, URI checkout) {
        page.navigate(product.toString());
        click("Add to cart", page.locator("ul.lines"));
        page.navigate(checkout.toString());
        look();
        fill("Name", "Ada Winter");
        fill("E-mail", "ada@example.com");
        fill("Address", "1 Mill Lane");
        fill("Card number", "4111111111111111");
        fill("Valid to", "12/49");
        fill("Security code", "123");
        page.locator("main form button").click();
        page.waitForURL("**/checkout/thanks");
        look();
    }

    /** Registers a product. */
    public void register(URI form) {
        page.navigate(form.toString());
        look();
        fill("Serial number", "FR-55501");
        fill("Name", "Ada Winter");
        fill("E-mail", "ada@example.com");
        click("Register", page.locator(".key"));
    }

    /** Answers the survey. */
    public void answer(URI survey) {
        page.navigate(survey.toString());
        look();
        page.locator("main input[type=radio]").first().check();
        click("Send", page.getByText("Thank you."));
    }

    /** Signs in. */
    public void signIn(URI form) {
        page.navigate(form.toString());
        look();
        fill("E-mail", "ada@example.com");
        fill("Password", "larkfield");
        page.locator("main form button").click();
        page.waitForURL("**/account");
        look();
    }

    private void fill(String label, String value) {
        page.locator("main").getByLabel(label).fill(value);
    }

    private void click(String button, Locator awaited) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        awaited.first().waitFor();
        look();
    }

    /** Compares everything there is at this moment. */
    private void look() {
        URI address = URI.create(page.url());
        pages.add(address.getScheme() + " " + address.getPath());
        List<URI> forms = addresses("[...document.forms].map(f => f.action)");
        boolean posts = (boolean) page.evaluate("() => [...document.forms].some(f => f.method === 'post')");
        contradictions.addAll(policy.contradictions(
                address, forms, posts, page.locator(".pledge-secure").count() > 0));
        for (Cookie cookie : context.cookies()) {
            cookies.add(cookie.name);
            contradictions.addAll(policy.contradictions(cookie, Instant.now()));
        }
        for (String request : requests()) {
            int space = request.indexOf(' ');
            contradictions.addAll(
                    policy.contradictions(request.substring(0, space), URI.create(request.substring(space + 1))));
        }
    }

    private List<URI> addresses(String expression) {
        return ((List<?>) page.evaluate("() => " + expression))
                .stream().map(address -> URI.create((String) address)).toList();
    }

    /** Leaves out what ends the session, what is no page, and other sites. */
    private static boolean isPage(URI link, URI start) {
        return link.getHost() != null
                && link.getHost().equals(start.getHost())
                && !link.getPath().startsWith("/api/")
                && !link.getPath().endsWith(".json")
                && !link.getPath().equals("/logout");
    }
}
