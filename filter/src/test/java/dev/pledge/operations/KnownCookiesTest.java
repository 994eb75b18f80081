package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.site.Languages;
import dev.pledge.snapshot.OwnTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnownCookiesTest {
    private final KnownCookies cookies = KnownCookies.read();

    @ParameterizedTest
    @CsvSource({
        "_ga, Google Analytics",
        "_ga_ABC123, Google Analytics",
        "_fbp, Meta",
        "_hjSessionUser_123, Hotjar",
        "_pk_id.7.1fff, Matomo",
        "IDE, Google Ads",
        "ide,",
        "cart,",
    })
    void aCookieIsKnownByItsNameOrItsBeginning(String name, @Nullable String owner) {
        KnownCookies.Known known = cookies.of(name);
        assertThat(known == null ? null : known.owner()).isEqualTo(owner);
    }

    @Test
    void theLongestBeginningDecides() {
        assertThat(cookies.of("_hjSession_1")).extracting("purpose").isEqualTo("session");
        assertThat(cookies.of("_hjTLDTest")).extracting("purpose").isEqualTo("recording");
    }

    @ParameterizedTest
    @EnumSource(names = {"COOKIE_REFUSED", "COOKIE_CHANGED", "COOKIE_DUPLICATE", "COOKIE_MIXED_USE"})
    void whateverWasFoundOfACookieTellsWhoseItIs(Kind kind) {
        List<Breaches> rows = Breaches.of(List.of(SelectionTest.finding(kind, "_ga", "/", Mode.ENFORCE, "r", 1, 0, 0)));
        assertThat(cookies.of(rows.get(0))).extracting("owner").isEqualTo("Google Analytics");
    }

    @Test
    void onlyCookiesAreLookedUp() {
        List<Breaches> tag = Breaches.of(
                List.of(SelectionTest.finding(Kind.AD_TAG_REMOVED, "IDE", "/", Mode.ENFORCE, "r", 1, 0, 0)));
        assertThat(cookies.of(tag.get(0))).isNull();
    }

    @Test
    void everyPurposeKindAndTaskHasASentence() {
        var texts = Languages.read().choose(OwnTexts.NONE, "en", null);
        assertThat(cookies.purposes()).isNotEmpty().allMatch(purpose -> texts.has("ops.cookie." + purpose));
        for (Kind kind : Kind.values()) {
            assertThat(texts.has("ops.kind." + kind.key())).as(kind.key()).isTrue();
            assertThat(texts.has("ops.promise." + kind.promise().section()))
                    .as(kind.key())
                    .isTrue();
            assertThat(texts.has("ops.fix." + kind.key())).as(kind.key()).isEqualTo(Repair.urgencyOf(kind) > 0);
        }
    }
}
