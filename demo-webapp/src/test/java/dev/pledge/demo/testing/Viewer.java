package dev.pledge.demo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How somebody looks at pages.
 *
 * @param colors light or dark
 * @param locale the browser's language and region
 * @param width of the window, in pixels
 */
public record Viewer(ColorScheme colors, String locale, int width) {
    private static final int HEIGHT = 900;

    /** Returns those for whom every page is looked at: on a desk and on a phone, in both languages and both schemes. */
    public static Stream<Viewer> all() {
        return Stream.of(
                new Viewer(ColorScheme.LIGHT, "en-GB", 1280),
                new Viewer(ColorScheme.DARK, "en-GB", 1280),
                new Viewer(ColorScheme.LIGHT, "de-DE", 360),
                new Viewer(ColorScheme.DARK, "de-DE", 360));
    }

    /** Returns the options of a browser that looks so. */
    public Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setColorScheme(colors)
                .setLocale(locale)
                .setViewportSize(width, HEIGHT);
    }

    /**
     * Checks that a page is in the language, that nothing on it keeps anybody out, and that it need not be scrolled sideways; and
     * leaves a picture of it.
     *
     * @param directory where the picture is left
     * @param name what the page is called in it
     */
    public void looksAt(Page page, Path directory, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(directory.resolve(name + "-" + colors + "-" + width + ".png")));
        assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(locale.substring(0, 2));
        assertThat(Axe.findings(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(width);
    }
}
