package dev.ninety.compliance.shortage;

import dev.ninety.compliance.shortage.HistoryItem.What;
import java.util.Collection;

/** How many cases an evaluation opened, resolved, voided and moved; a case can count under more than one. */
public record Tally(int opened, int resolved, int voided, int moved) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0);

    public static Tally of(Collection<Revision> revisions) {
        return new Tally(
                count(revisions, What.OPENED), count(revisions, What.RESOLVED), count(revisions, What.VOIDED), (int)
                        revisions.stream()
                                .filter(r ->
                                        r.tells(What.MOVED) || r.tells(What.END_MOVED) || r.tells(What.DEADLINE_MOVED))
                                .count());
    }

    public Tally plus(Tally other) {
        return new Tally(opened + other.opened, resolved + other.resolved, voided + other.voided, moved + other.moved);
    }

    private static int count(Collection<Revision> revisions, What what) {
        return (int) revisions.stream().filter(r -> r.tells(what)).count();
    }
}
