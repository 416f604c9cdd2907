package dev.ninety.compliance.dispute;

import dev.ninety.compliance.dispute.Grounds.Ground;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure is likely to differ: of the causes that may hold for its kind, in the order of {@link DisputeCause}, the
 * first that explains all of the difference, else the one that explains most of it, else {@link DisputeCause#UNKNOWN}.
 *
 * @param units how much of the difference it explains, from 0 to all of it
 * @param ids of the facts that it rests on; empty where it rests on the ledger and the other side's figure alone
 */
public record LikelyCause(DisputeCause cause, long units, List<String> ids) {

    public LikelyCause {
        ids = List.copyOf(ids);
    }

    /** The likely cause of a difference. */
    public static LikelyCause of(Compared compared, Grounds grounds) {
        Candidates candidates = new Candidates(Math.abs(compared.difference()));
        switch (compared.key().origin()) {
            case OWN_COPIES -> candidates.add(DisputeCause.COPY_IN_DOUBT, candidates.all);
            case VENDOR -> ofVendor(candidates, compared, grounds);
            case DEVICE -> ofDevice(candidates, compared, grounds);
        }
        return candidates.likely();
    }

    private static void ofVendor(Candidates candidates, Compared compared, Grounds grounds) {
        timing(candidates, compared, grounds);
        candidates.add(DisputeCause.WRONG_VIRTUAL_ACCOUNT, grounds.elsewhere());
        boolean theyHaveMore = compared.difference() > 0;
        if (compared.key().measure() == Measure.OWNED) {
            ofOwned(candidates, compared, grounds, theyHaveMore);
        } else if (theyHaveMore) {
            long known = Math.max(compared.ours(), Math.min(compared.theirs(), grounds.consumed()));
            candidates.add(DisputeCause.OTHER_CHANNEL, known - compared.ours());
            candidates.add(DisputeCause.UNSEEN_USAGE, compared.theirs() - known);
        } else {
            candidates.add(DisputeCause.UNDISCLOSED, grounds.unconfirmed() == null ? 0 : grounds.unconfirmed());
            candidates.add(DisputeCause.DOUBLE_COUNT, grounds.doubleCounted());
            candidates.add(DisputeCause.STALE_INSTANCE, grounds.stale());
            candidates.add(DisputeCause.NAME_UNRESOLVED, grounds.unresolved());
        }
    }

    private static void ofOwned(Candidates candidates, Compared compared, Grounds grounds, boolean theyHaveMore) {
        Instant since = compared.takenAt().minus(grounds.recent());
        Instant until = compared.takenAt().plusNanos(1_000);
        if (theyHaveMore) {
            candidates.add(DisputeCause.LATE_DELIVERY, grounds.ordered());
            candidates.add(DisputeCause.TERM_EXPIRED, grounds.ours().peak(since, until) - compared.ours());
            if (candidates.explained() < candidates.all) {
                candidates.add(DisputeCause.UNRECORDED_ENTITLEMENT, candidates.all - candidates.explained());
            }
        } else {
            candidates.add(
                    DisputeCause.LATE_DELIVERY, compared.ours() - grounds.ours().minimum(since, until));
            candidates.add(DisputeCause.NAME_UNRESOLVED, grounds.unresolved());
        }
    }

    private static void ofDevice(Candidates candidates, Compared compared, Grounds grounds) {
        timing(candidates, compared, grounds);
        if (compared.difference() > 0) {
            candidates.add(DisputeCause.UNSEEN_USAGE, compared.difference());
        } else {
            candidates.add(DisputeCause.DOUBLE_COUNT, grounds.doubleCounted());
            candidates.add(DisputeCause.STALE_INSTANCE, grounds.stale());
        }
    }

    /** All of it or nothing: the other side's figure stood here, a little earlier or later. */
    private static void timing(Candidates candidates, Compared compared, Grounds grounds) {
        Instant first = compared.takenAt().minus(grounds.timing());
        Instant last = compared.takenAt().plus(grounds.timing());
        Timeline ours = grounds.ours();
        for (Instant at = first; at != null && !at.isAfter(last); at = ours.nextChangeAfter(at)) {
            if (ours.at(at) == compared.theirs()) {
                candidates.add(DisputeCause.TIMING, candidates.all);
                return;
            }
        }
    }

    /** What may explain a difference, in the order in which it is looked at. */
    private static final class Candidates {
        private final long all;
        private final List<LikelyCause> found = new ArrayList<>();

        Candidates(long all) {
            this.all = all;
        }

        void add(DisputeCause cause, Ground ground) {
            add(cause, ground.units(), ground.ids());
        }

        void add(DisputeCause cause, long units) {
            add(cause, units, List.of());
        }

        private void add(DisputeCause cause, long units, List<String> ids) {
            if (units > 0) {
                found.add(new LikelyCause(cause, Math.min(units, all), ids));
            }
        }

        /** The most that one of them explains. */
        long explained() {
            return found.stream().mapToLong(LikelyCause::units).max().orElse(0);
        }

        LikelyCause likely() {
            @Nullable LikelyCause best = null;
            for (LikelyCause one : found) {
                best = best == null || one.units() > best.units() ? one : best;
            }
            return best == null ? new LikelyCause(DisputeCause.UNKNOWN, 0, List.of()) : best;
        }
    }
}
