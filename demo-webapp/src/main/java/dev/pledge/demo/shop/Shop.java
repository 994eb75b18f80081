package dev.pledge.demo.shop;

import java.time.Clock;

/**
 * The whole shop.
 *
 * @param catalogue the goods
 * @param orders what was bought
 * @param customers who has an account
 * @param licences who has registered what
 * @param forum where customers talk
 * @param surveys what visitors think
 * @param outbox letters that wait to be sent
 */
public record Shop(
        Catalogue catalogue,
        Orders orders,
        Customers customers,
        Licences licences,
        Forum forum,
        Surveys surveys,
        Outbox outbox) {

    /** Makes the shop that a database holds. */
    public static Shop in(Database database, Clock clock) {
        return new Shop(
                new Catalogue(database),
                new Orders(database, clock),
                new Customers(database),
                new Licences(database, clock),
                new Forum(database, clock),
                new Surveys(database, clock),
                new Outbox(database, clock));
    }
}
