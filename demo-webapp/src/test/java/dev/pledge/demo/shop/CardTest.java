package dev.pledge.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"})
    void aNumberWithAGoodCheckDigitIsRead(String text) {
        assertThat(Card.readNumber(text)).isEqualTo(text.replaceAll("[ -]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4111 1111 1111 1112", "1411 1111 1111 1111", "42", "4111x1111", "00000000000"})
    void anyOtherIsNot(String text) {
        assertThat(Card.readNumber(text)).isNull();
    }

    @Test
    void anExpiryIsReadAsItIsEmbossed() {
        assertThat(Card.readExpiry("09/28")).isEqualTo(YearMonth.of(2028, 9));
        assertThat(Card.readExpiry("0928")).isEqualTo(YearMonth.of(2028, 9));
        assertThat(Card.readExpiry("13/28")).isNull();
        assertThat(Card.readExpiry("9/28")).isNull();
    }

    @Test
    void aCardPrintsNoMoreThanItsLastDigits() {
        Card card = new Card("4111111111111111", YearMonth.of(2028, 9));
        assertThat(card.lastFour()).isEqualTo("1111");
        assertThat(card.toString()).isEqualTo("Card[…1111]");
    }
}
