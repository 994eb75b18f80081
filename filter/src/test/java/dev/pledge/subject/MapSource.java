package dev.pledge.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A source of addresses by name, as an application would have it; tax law keeps whatever begins with "invoice". */
class MapSource implements PersonalDataSource {
    final Map<String, Map<String, String>> persons = new ConcurrentHashMap<>();
    private final String id;

    MapSource(String id) {
        this.id = id;
    }

    MapSource with(String person, String field, String value) {
        persons.computeIfAbsent(person, p -> new LinkedHashMap<>()).put(field, value);
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name(Locale locale) {
        return locale.getLanguage() + ":" + id;
    }

    @Override
    public List<HeldItem> held(DataSubject person, Locale locale) {
        Map<String, String> held = persons.get(String.valueOf(person.name()));
        if (held == null) {
            return List.of();
        }
        List<HeldField> fields = new ArrayList<>();
        held.forEach((field, value) -> fields.add(
                field.startsWith("invoice")
                        ? HeldField.fixed(field, field, value, "an invoice is what it is")
                        : HeldField.correctable(field, field, value)));
        return List.of(new HeldItem("address", "Address", fields));
    }

    @Override
    public Correction correct(DataSubject person, String item, String field, String value, Locale locale) {
        if (value.isBlank()) {
            return Correction.refused("it cannot be empty");
        }
        with(String.valueOf(person.name()), field, value);
        return Correction.done();
    }

    @Override
    public List<Erasure> erase(DataSubject person, Locale locale) {
        Map<String, String> held = persons.get(String.valueOf(person.name()));
        if (held == null) {
            return List.of();
        }
        List<Erasure> erased = new ArrayList<>();
        for (String field : List.copyOf(held.keySet())) {
            if (field.startsWith("invoice")) {
                erased.add(Erasure.kept(field, "tax law", null));
            } else {
                held.remove(field);
                erased.add(Erasure.erased(field));
            }
        }
        return erased;
    }
}
