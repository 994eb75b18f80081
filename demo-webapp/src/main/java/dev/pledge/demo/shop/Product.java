package dev.pledge.demo.shop;

/**
 * Something that the shop sells.
 *
 * @param id its number
 * @param name what it is called
 * @param kind what kind of thing it is
 * @param summary one line on it
 * @param description a few sentences on it
 * @param price what one costs
 * @param image the name of its picture, without directory
 */
public record Product(
        int id, String name, String kind, String summary, String description, Money price, String image) {}
