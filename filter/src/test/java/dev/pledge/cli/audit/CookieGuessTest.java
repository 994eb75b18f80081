package dev.pledge.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieGuessTest {
    @ParameterizedTest
    @CsvSource({
        "_ga_X1, TRACKING",
        "_gid, TRACKING",
        "_pk_id.1.1fff, TRACKING",
        "visitor_session, TRACKING",
        "connect.sid, SESSION",
        "PHPSESSID, SESSION",
        "ASP.NET_SessionId, SESSION",
        "__Host-session, SESSION",
        "laravel_session, SESSION",
        "XSRF-TOKEN, FORM_TOKEN",
        "csrftoken, FORM_TOKEN",
        "woocommerce_cart_hash, CART",
        "Warenkorb, CART",
        "OptanonConsent, CONSENT",
        "lang, PREFERENCE",
        "ABC, UNKNOWN"
    })
    void aNameTellsWhatForAndTrackingIsNeverTakenForASession(String name, CookieGuess.Purpose purpose) {
        assertThat(CookieGuess.of(name).purpose()).isEqualTo(purpose);
    }
}
