package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is owned and consumed, what it means, and what the vendor can see of it. */
@ApplicationScoped
class PositionSection implements PackSection {

    private final Positions positions;
    private final PackJson json;

    PositionSection(Positions positions, PackJson json) {
        this.positions = positions;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "positions.json";
    }

    @Override
    public String title() {
        return "Positions: what is owned and consumed of every licence in every Virtual Account, after coverage, and what"
                + " it means; disclosed is what the vendor could see of the use. Each figure is the sum of the entries"
                + " of its ledger that had taken effect.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        Map<Pair, Position> seen = new HashMap<>();
        at(scope, Perspective.disclosed(null))
                .forEach(position -> seen.put(position.levels().pair(), position));
        Map<PositionState, Long> states = new EnumMap<>(PositionState.class);
        PackJson.Document document =
                json.document(out, fields("at", scope.at(), "knownAt", scope.knownAt(), "view", "ACTUAL"));
        for (Position position : at(scope, Perspective.ACTUAL)) {
            requireCertain(position);
            states.merge(position.verdict().state(), 1L, Long::sum);
            document.item(item(position, seen.get(position.levels().pair())));
        }
        long count = document.end();
        return new Summary(
                count,
                states.entrySet().stream()
                        .map(state -> state.getKey() + ": " + state.getValue())
                        .toList());
    }

    private List<Position> at(PackScope scope, Perspective perspective) {
        return positions.at(scope.smartAccount(), scope.at(), scope.knownAt(), scope.virtualAccount(), perspective);
    }

    /** Doubt is about now, not about what was known: a pack that is made in it would not be the same later. */
    private static void requireCertain(Position position) {
        String reason = position.verdict().reason();
        if (Arrays.stream(SourceState.values()).anyMatch(state -> state.name().equals(reason))) {
            throw Problem.conflict(
                    "SOURCE_IN_DOUBT",
                    "A ledger of the account is in doubt (" + reason + "), so nothing can be proved by it now.");
        }
    }

    private static Map<String, @Nullable Object> item(Position position, @Nullable Position seen) {
        VendorCount vendor = position.vendor();
        Map<String, @Nullable Object> item = fields(
                "virtualAccount",
                position.levels().pair().virtualAccount(),
                "entitlementTag",
                position.levels().pair().entitlementTag(),
                "owned",
                position.levels().owned(),
                "consumed",
                position.levels().consumed(),
                "balance",
                position.covered().balance(),
                "lent",
                position.covered().lent(),
                "borrowed",
                position.covered().borrowed(),
                "adjustedBalance",
                position.covered().adjusted(),
                "state",
                position.verdict().state(),
                "reason",
                position.verdict().reason(),
                "vendorInUse",
                vendor == null ? null : vendor.inUse(),
                "vendorTakenAt",
                vendor == null ? null : vendor.takenAt(),
                "unseen",
                vendor == null ? null : vendor.unseen(),
                "usageSource",
                position.usageSource(),
                "neverReported",
                position.neverReported());
        item.put("disclosed", seen == null ? 0 : seen.levels().consumed());
        item.put(
                "disclosedAdjustedBalance", seen == null ? null : seen.covered().adjusted());
        item.put("disclosedState", seen == null ? null : seen.verdict().state());
        return item;
    }
}
