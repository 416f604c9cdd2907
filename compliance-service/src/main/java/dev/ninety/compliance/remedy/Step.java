package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing to do about shortages. */
public sealed interface Step {

    StepKind kind();

    /**
     * Use that should not be counted, and no longer is.
     *
     * @param productInstance {@code pid:serial}
     * @param into the instance that it is merged into; null unless the action is a merge
     * @param entitlementTag the licence that is released; null unless the action is a release
     * @param findings the ids of the findings that say so, ascending
     * @param frees how many units each licence in a Virtual Account counts less, each at least 1
     */
    record Clear(
            ClearAction action,
            String productInstance,
            @Nullable String into,
            @Nullable String entitlementTag,
            List<String> findings,
            SortedMap<Pair, Long> frees)
            implements Step {

        public Clear {
            findings = List.copyOf(findings);
            frees = new TreeMap<>(frees);
        }

        @Override
        public StepKind kind() {
            return StepKind.CLEAR;
        }
    }

    /** Units that are given to another Virtual Account. */
    sealed interface Move extends Step {

        Pair from();

        String to();

        /** At least 1. */
        long quantity();
    }

    /** Units of the licence that is short. */
    record Transfer(Pair from, String to, long quantity) implements Move {
        @Override
        public StepKind kind() {
            return StepKind.TRANSFER;
        }
    }

    /** Units of a higher tier than the one that is short; there they cover it. */
    record Lend(Pair from, String to, long quantity) implements Move {
        @Override
        public StepKind kind() {
            return StepKind.LEND;
        }
    }

    /** Units that cost money. */
    sealed interface Purchase extends Step {

        Pair pair();

        /** At least 1. */
        long quantity();

        /** From when on they are paid for. */
        Instant startsAt();

        /** Until when; null for ever. */
        @Nullable
        Instant endsAt();

        /** Null where none is known. */
        @Nullable
        Price price();

        /** What they cost over their term; null where no price is known. */
        default @Nullable Money cost() {
            Price price = price();
            return price == null ? null : price.unit().of(quantity(), startsAt(), endsAt());
        }
    }

    /**
     * Units whose term gets another end.
     *
     * @param formerEnd the end that it had
     * @param startsAt that end, or now where it has passed
     */
    record Renew(
            Pair pair,
            long quantity,
            Instant formerEnd,
            Instant startsAt,
            Instant endsAt,
            @Nullable Price price) implements Purchase {
        @Override
        public StepKind kind() {
            return StepKind.RENEW;
        }
    }

    /** Units that are bought. */
    record Buy(
            Pair pair,
            long quantity,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Price price) implements Purchase {
        @Override
        public StepKind kind() {
            return StepKind.BUY;
        }
    }
}
