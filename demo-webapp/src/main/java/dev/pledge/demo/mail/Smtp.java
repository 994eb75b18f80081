package dev.pledge.demo.mail;

/**
 * The mail server that takes the shop's letters: one on the same machine or in the same network, which asks for no log-in.
 *
 * @param host its host
 * @param port its port
 * @param from the address that letters come from
 */
public record Smtp(String host, int port, String from) {}
