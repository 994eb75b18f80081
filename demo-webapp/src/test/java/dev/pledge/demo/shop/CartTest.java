package dev.pledge.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartTest {
    @Test
    void aCartReadsWhatItWrites() {
        Cart cart = Cart.EMPTY.plus(3, 1).plus(7, 2).plus(3, 4);
        assertThat(cart.text()).isEqualTo("3-5.7-2");
        assertThat(Cart.parse(cart.text())).isEqualTo(cart);
        assertThat(cart.count()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "x, ''",
        "3-1.x.7-2, 3-1.7-2",
        "3-0, ''",
        "3--1, ''",
        "3-100, ''",
        "9999999-1, ''",
        "3-1.3-2, 3-2",
        "'3-1 ', ''"
    })
    void whatIsNoEntryIsLeftOut(String cookie, String cart) {
        assertThat(Cart.parse(cookie).text()).isEqualTo(cart);
    }

    @Test
    void aCartIsBounded() {
        Cart cart = Cart.EMPTY;
        for (int product = 1; product <= 100; product++) {
            cart = cart.plus(product, 98).plus(product, 98);
        }
        assertThat(cart.quantities()).hasSize(40).containsEntry(1, Cart.MOST_OF_ONE);
        assertThat(Cart.parse(cart.text())).isEqualTo(cart);
        assertThat(Cart.parse("3-1.".repeat(300))).isEqualTo(Cart.EMPTY);
    }
}
