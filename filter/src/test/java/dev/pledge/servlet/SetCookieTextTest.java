package dev.pledge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

class SetCookieTextTest {
    private final Cookie cookie = new Cookie("cart", "1.2");

    @Test
    void nameAndValueStandAlone() {
        assertThat(SetCookieText.of(cookie)).isEqualTo("cart=1.2");
    }

    @Test
    void everyAttributeIsWritten() {
        cookie.setPath("/shop");
        cookie.setMaxAge(60);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");

        assertThat(SetCookieText.of(cookie))
                .startsWith("cart=1.2; ")
                .contains("; Path=/shop")
                .contains("; Max-Age=60")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax");
    }

    @Test
    void aNegativeAgeMeansASessionAndNotADeletion() {
        cookie.setMaxAge(-1);

        assertThat(SetCookieText.of(cookie)).isEqualTo("cart=1.2");
    }

    @Test
    void aFlagThatWasTakenBackIsNotWritten() {
        cookie.setSecure(true);
        cookie.setSecure(false);
        cookie.setAttribute("HttpOnly", "false");

        assertThat(SetCookieText.of(cookie)).isEqualTo("cart=1.2");
    }
}
