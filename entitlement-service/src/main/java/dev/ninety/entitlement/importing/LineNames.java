package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.importing.Fate.Awaited;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.naming.Resolution.Ambiguous;
import dev.ninety.entitlement.naming.Resolution.Resolved;
import dev.ninety.entitlement.naming.Resolution.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up the names of one line, and gathers those that it has to wait for. */
final class LineNames {

    private final KnownNames known;
    private final long quantity;
    private final List<Awaited> awaited = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    /** @param quantity the units that wait where a name is not known; 0 where the line has none */
    LineNames(KnownNames known, long quantity) {
        this.known = known;
        this.quantity = quantity;
    }

    /** What the name stands for; null where the line has to wait for it. */
    @Nullable
    String lookUp(NameKind kind, String name) {
        return switch (known.resolve(kind, name)) {
            case Resolved resolved -> resolved.id();
            case Unknown nobody -> wait(kind, name, "UNKNOWN_", "There is no " + word(kind) + " named " + name + ".");
            case Ambiguous several ->
                wait(
                        kind,
                        name,
                        "AMBIGUOUS_",
                        "There is more than one " + word(kind) + " named " + name + ": " + several.ids() + ".");
        };
    }

    private @Nullable String wait(NameKind kind, String name, String reason, String detail) {
        awaited.add(new Awaited(kind, name, quantity));
        reasons.add(reason + kind);
        details.add(detail);
        return null;
    }

    /** The fate of a line of which not every name is known; the first name gives the reason. */
    Fate unresolved() {
        return Fate.unresolved(reasons.getFirst(), String.join(" ", details), awaited);
    }

    private static String word(NameKind kind) {
        return switch (kind) {
            case LICENCE -> "licence";
            case VIRTUAL_ACCOUNT -> "Virtual Account";
        };
    }
}
