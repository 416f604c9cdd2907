package dev.ninety.suite.load;

import dev.ninety.suite.Progress;
import dev.ninety.suite.load.Loader.Brought;
import dev.ninety.suite.load.Unknowns.Candidate;
import dev.ninety.suite.load.Unknowns.Instance;
import dev.ninety.suite.load.Unknowns.Name;
import dev.ninety.suite.load.Unknowns.Order;
import dev.ninety.suite.verdict.Verdict;
import java.util.List;
import java.util.function.Function;

/** Says what a load left open, and how much of the estate the verdict rests on. */
final class Findings {

    private static final int MOST = 20;

    private final Progress progress;
    private final String bindAt;

    /** @param bindAt the address of the account's aliases */
    Findings(Progress progress, String bindAt) {
        this.progress = progress;
        this.bindAt = bindAt;
    }

    void say(List<Brought> brought, Unknowns unknowns, Verdict verdict) {
        files(brought);
        unresolved(unknowns.unresolved());
        list("Product instances that never reported", unknowns.neverReported(), Findings::instance);
        list("Orders that are late", unknowns.lateOrders(), Findings::order);
        list("Orders that are under way", unknowns.openOrders(), Findings::order);
        list(
                "PAKs that were never converted",
                unknowns.paks(),
                pak -> pak.pak() + "  " + pak.quantity() + " of " + pak.description());
        coverage(brought, unknowns, verdict);
    }

    private void files(List<Brought> brought) {
        list(
                "Files that were not taken",
                brought.stream().filter(file -> !file.outcome().taken()).toList(),
                file -> file.file().name() + ": " + file.outcome().summary());
    }

    private void unresolved(List<Name> names) {
        list("Names that stand for nothing here yet", names, Findings::name);
        names.stream()
                .filter(name -> name.kind().equals("LICENCE"))
                .findFirst()
                .ifPresent(name -> progress.say("  Say what a name stands for, and its lines count by themselves:\n"
                        + "    curl -X PUT -H 'Content-Type: application/json' " + bindAt
                        + "/{name, percent-encoded} -d '{\"entitlementTag\": \"...\"}'"));
    }

    private static String name(Name name) {
        String what = name.kind().equals("LICENCE") ? "licence" : "Virtual Account";
        String candidates = name.candidates().isEmpty()
                ? "no candidates"
                : "perhaps "
                        + String.join(
                                ", or ",
                                name.candidates().stream()
                                        .map(Findings::candidate)
                                        .toList());
        return "%s \"%s\": lines %d, units %d; %s".formatted(what, name.name(), name.lines(), name.units(), candidates);
    }

    private static String candidate(Candidate candidate) {
        return candidate.name().isEmpty() ? candidate.id() : candidate.name() + " (" + candidate.id() + ")";
    }

    private static String instance(Instance instance) {
        return instance.id() + (instance.hostname().isEmpty() ? "" : "  " + instance.hostname()) + "  in "
                + instance.virtualAccount();
    }

    private static String order(Order order) {
        return "%s  %d of %s in %s, %d granted, expected %s"
                .formatted(
                        order.reference(),
                        order.quantity(),
                        order.tag(),
                        order.virtualAccount(),
                        order.granted(),
                        order.expectedAt().isEmpty() ? "at no known date" : order.expectedAt());
    }

    private void coverage(List<Brought> brought, Unknowns unknowns, Verdict verdict) {
        progress.say("\nWhat the verdict rests on");
        long lines = count(brought, Kind.LICENCES, "received");
        if (lines > 0) {
            long open = count(brought, Kind.LICENCES, "unresolved") + count(brought, Kind.LICENCES, "refused");
            progress.say("  " + (lines - open) + " of " + lines + " licence lines understood");
        }
        progress.say("  " + (unknowns.instances() - unknowns.neverReported().size()) + " of " + unknowns.instances()
                + " product instances reported");
        long counted = verdict.lines().stream()
                .mapToLong(line -> line.vendorInUse().orElse(0L))
                .sum();
        long unseen = verdict.lines().stream()
                .mapToLong(line -> line.unseen().orElse(0L))
                .sum();
        if (counted > 0) {
            progress.say("  " + (counted - unseen) + " of " + counted + " units that the vendor counts are in reports");
        }
    }

    private static long count(List<Brought> brought, Kind kind, String what) {
        return brought.stream()
                .filter(file -> file.file().recognised().kind() == kind)
                .mapToLong(file -> file.outcome().count(what))
                .sum();
    }

    private <T> void list(String title, List<T> items, Function<T, String> text) {
        if (items.isEmpty()) {
            return;
        }
        progress.say("\n" + title + " (" + items.size() + ")");
        items.stream().limit(MOST).forEach(item -> progress.say("  " + text.apply(item)));
        if (items.size() > MOST) {
            progress.say("  and " + (items.size() - MOST) + " more");
        }
    }
}
