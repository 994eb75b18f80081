package dev.pledge.container.app;

import dev.pledge.servlet.SignedIn;
import dev.pledge.site.Reauthentication;
import dev.pledge.subject.Correction;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import dev.pledge.subject.PersonalDataSource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The data of an application about Jane and John, a source that fails, and passwords that are {@code of-NAME}. */
public final class PersonalSources implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .setAttribute(PersonalDataSource.class.getName(), List.of(new Customers(), new Failing()));
        event.getServletContext().setAttribute(SignedIn.class.getName(), new Accounts());
        event.getServletContext().setAttribute(Reauthentication.class.getName(), (Reauthentication)
                (request, secret) -> request.getUserPrincipal() != null
                        && secret.equals("of-" + request.getUserPrincipal().getName()));
    }

    /** The application's own log-in: names in small letters, and a role that the container does not know. */
    private static final class Accounts implements SignedIn {
        @Override
        public @Nullable String name(HttpServletRequest request) {
            Principal principal = request.getUserPrincipal();
            return principal == null ? null : principal.getName();
        }

        @Override
        public String canonical(String entered) {
            return entered.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isInRole(HttpServletRequest request, String role) {
            return request.isUserInRole(role) || role.equals(request.getHeader("X-Own-Role"));
        }
    }

    private static class Customers implements PersonalDataSource {
        private final Map<String, Map<String, String>> customers = new ConcurrentHashMap<>();

        Customers() {
            customers.put(
                    "jane",
                    new TreeMap<>(Map.of("city", "Kiel", "invoice", "4711", "note", "<script>alert(1)</script>")));
            customers.put("john", new TreeMap<>(Map.of("city", "Bonn")));
        }

        @Override
        public String id() {
            return "customers";
        }

        @Override
        public String name(Locale locale) {
            return "Customers";
        }

        @Override
        public List<HeldItem> held(DataSubject person, Locale locale) {
            Map<String, String> customer = customers.get(String.valueOf(person.name()));
            if (customer == null) {
                return List.of();
            }
            List<HeldField> fields = new ArrayList<>();
            customer.forEach((key, value) -> fields.add(
                    key.equals("invoice")
                            ? HeldField.fixed(key, key, value, "tax law")
                            : HeldField.correctable(key, key, value)));
            return List.of(new HeldItem("address", "Address", fields));
        }

        @Override
        public Correction correct(DataSubject person, String item, String field, String value, Locale locale) {
            customers.computeIfPresent(String.valueOf(person.name()), (name, customer) -> {
                customer.put(field, value);
                return customer;
            });
            return Correction.done();
        }

        @Override
        public List<Erasure> erase(DataSubject person, Locale locale) {
            Map<String, String> customer = customers.getOrDefault(String.valueOf(person.name()), Map.of());
            List<Erasure> erased = new ArrayList<>();
            for (String key : List.copyOf(customer.keySet())) {
                if (key.equals("invoice")) {
                    erased.add(Erasure.kept(key, "tax law", null));
                } else {
                    customer.remove(key);
                    erased.add(Erasure.erased(key));
                }
            }
            return erased;
        }
    }

    private static final class Failing extends Customers {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public List<HeldItem> held(DataSubject person, Locale locale) {
            throw new IllegalStateException("secret of the source");
        }

        @Override
        public List<Erasure> erase(DataSubject person, Locale locale) {
            return List.of();
        }
    }
}
