package dev.pledge.demo.shop;

import java.io.Serializable;

/**
 * Somebody who has an account; kept in the session after the log-in.
 *
 * @param email the name to log in with, in lower case
 * @param name the person's name
 */
public record Customer(String email, String name) implements Serializable {}
