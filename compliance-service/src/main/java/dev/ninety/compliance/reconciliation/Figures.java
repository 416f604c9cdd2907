package dev.ninety.compliance.reconciliation;

/**
 * What a run found, in numbers.
 *
 * @param compared how many figures of this record were held against another one
 * @param differing how many of them differ
 * @param opened how many disputes are new
 * @param reopened how many disputes that were resolved stand again
 * @param changed how many disputes stand by another difference than before
 * @param resolved how many disputes are resolved, because the figures agree
 * @param unresolved how many lines of the other side speak of something that is not known here by its name
 */
public record Figures(
        long compared, long differing, long opened, long reopened, long changed, long resolved, long unresolved) {

    /** Nothing was compared. */
    public static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, 0);
}
