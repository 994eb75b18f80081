package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveFormsTest {
    private static final String PASSWORD = "sensitive-form-unlisted password password";
    private static final String CARD = "sensitive-form-unlisted card card";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input TYPE=\"&#112;assword\">",
                "<input type=password type=text>",
                "<input type=PassWord>",
                "<input autocomplete='section-a Current-Password'>",
            })
    void findsAPassword(String html) {
        assertThat(found(html)).containsExactly(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input autocomplete=cc-number>",
                "<input autocomplete='billing CC-CSC' type=tel>",
                "<input name=cardNumber>",
                "<input name=card_number type=tel>",
                "<input id=credit-card-number>",
                "<input name='order[payment][cc_number]'>",
                "<input name=payment.cvv2>",
                "<input name='form:cardNo'>",
            })
    void findsACard(String html) {
        assertThat(found(html)).containsExactly(CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input type=\" password\">",
                "<input type=text type=password>",
                "<input type=hidden name=cardnumber>",
                "<input type=radio name=creditcard>",
                "<input name=giftcard>",
                "<input name=cardholder>",
                "<input name=postcard_number>",
                "<input name=discard>",
                "<input autocomplete=cc-name>",
                "<!--<input type=password>-->",
                "<textarea><input type=password></textarea>",
                "<select name=cardnumber></select>",
            })
    void findsNothingInOtherFields(String html) {
        assertThat(found(html)).isEmpty();
    }

    @Test
    void tellsOnceAPageOfEachKind() {
        assertThat(found("<input type=password><input type=password><input name=cvc><input name=cvv>"))
                .containsExactly(PASSWORD, CARD);
    }

    @Test
    void looksAtListedPagesOnlyWhenTheyAreSentPlain() {
        String html = "<input type=password>";
        assertThat(Page.checkout().govern(html).found()).isEmpty();
        assertThat(Page.at("http://site.test/checkout", "/checkout")
                        .govern(html)
                        .found())
                .containsExactly(PASSWORD);
        assertThat(Page.ordinary().with(Mode.OFF, Mode.OFF).govern(html).found())
                .isEmpty();
        assertThat(Page.ordinary().with(Mode.OFF, Mode.REPORT).govern(html).found())
                .containsExactly(PASSWORD);
    }

    private static List<String> found(String html) {
        Page.Result result = Page.ordinary().govern(html);
        assertThat(result.html()).isEqualTo(html);
        return result.found();
    }
}
