package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Customer;
import dev.pledge.demo.shop.Customers;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.util.ArrayList;
import java.util.List;

/** A customer's account. Erased, nobody can sign in under it any more. */
final class CustomerSource extends ShopSource<Customer> {
    private static final int LONGEST_NAME = 80;

    private final Customers customers;

    CustomerSource(Customers customers) {
        super("account");
        this.customers = customers;
    }

    @Override
    List<Customer> all(String email) {
        Customer customer = customers.find(email);
        return customer == null ? List.of() : List.of(customer);
    }

    @Override
    String key(Customer customer) {
        return "account";
    }

    @Override
    HeldItem item(Customer customer, Words words) {
        List<HeldField> fields = new ArrayList<>(List.of(
                words.correctable("person", customer.name()),
                words.fixed("email", customer.email(), "email-fixed"),
                words.fixed("password", words.of("password-held"), "password-fixed")));
        String office = customers.office(customer.email());
        if (office != null) {
            fields.add(words.fixed("office", office, "office-fixed"));
        }
        return new HeldItem(key(customer), words.of("title"), fields);
    }

    @Override
    Correction correct(String email, Customer customer, String field, String value, Words words) {
        return change(value, LONGEST_NAME, words, name -> customers.rename(customer.email(), name));
    }

    @Override
    List<Erasure> erase(String email, List<Customer> all, Words words) {
        customers.erase(email);
        return erased(all, words);
    }
}
