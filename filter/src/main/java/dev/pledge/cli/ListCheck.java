package dev.pledge.cli;

import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a policy's section on ad servers names, tried out.
 *
 * @param mistakes entries that cannot be used
 * @param lists the lists that were read
 * @param outOfSight places of lists in the class path, if it is not known
 */
record ListCheck(List<Mistake> mistakes, List<FilterListSummary> lists, List<String> outOfSight) {
    private static final String SECTION = "ad-servers";

    static ListCheck of(PolicyFile file) {
        ListCheck check = new ListCheck(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        AdServerPolicy policy = file.policy().adServers();
        for (int i = 0; i < policy.lists().size(); i++) {
            check.list(file, i, policy.lists().get(i), compiler);
        }
        check.hosts(file, "block", policy.block(), compiler::block);
        check.hosts(file, "allow", policy.allow(), compiler::allow);
        return check;
    }

    /** The filter would go on without a list that it cannot read; who tries a policy wants to know. */
    static void require(PolicyFile file) throws DataException {
        ListCheck check = of(file);
        List<String> wrong = new ArrayList<>();
        for (Mistake mistake : check.mistakes()) {
            wrong.add(mistake.toString());
        }
        for (String place : check.outOfSight()) {
            wrong.add(file.written().file() + ": " + place + " is looked for only where --classpath says");
        }
        if (!wrong.isEmpty()) {
            throw new DataException(String.join(System.lineSeparator(), wrong));
        }
    }

    private void list(PolicyFile file, int item, String place, ListCompiler compiler) {
        if (file.application().outOfSight(place)) {
            outOfSight.add(place);
            return;
        }
        try {
            for (String each : file.application().find(place)) {
                try (InputStream in = file.application().open(each)) {
                    lists.add(FilterListReader.read(each, in, compiler));
                }
            }
        } catch (IOException e) {
            String found = place + ", which cannot be read (" + DataException.reason(e) + ")";
            mistakes.add(file.written().mistake(SECTION, "lists", item, found, "a list"));
        }
    }

    private void hosts(PolicyFile file, String key, List<String> hosts, Consumer<List<String>> use) {
        for (int i = 0; i < hosts.size(); i++) {
            try {
                use.accept(List.of(hosts.get(i)));
            } catch (IllegalArgumentException e) {
                Throwable reason = e.getCause() == null ? e : e.getCause();
                String expected = String.valueOf(reason.getMessage());
                mistakes.add(file.written().mistake(SECTION, key, i, hosts.get(i), expected));
            }
        }
    }
}
