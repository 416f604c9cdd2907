package dev.ninety.usage.hygiene;

/**
 * How the records of one Virtual Account stand now, in figures that a score can be computed from.
 *
 * @param active product instances that are in service there and not merged into another one
 * @param required obligations to report, whether they are due or not
 * @param overdue those of them whose due moment has come
 * @param affected active instances with a finding STALE_INSTANCE, DOUBLE_COUNT or UNASSIGNED that nobody has accepted,
 *     each once
 * @param withoutEvidence active instances between whose rows time is missing, or with a report in an export whose
 *     acknowledgement is missed, unless accepted, each once
 */
public record Standing(
        String virtualAccount, long active, long required, long overdue, long affected, long withoutEvidence) {

    /** One of which nothing is known yet. */
    public static Standing none(String virtualAccount) {
        return new Standing(virtualAccount, 0, 0, 0, 0, 0);
    }

    /** The same, with these figures of its instances. */
    public Standing withInstances(long nowActive, long nowAffected, long nowWithoutEvidence) {
        return new Standing(virtualAccount, nowActive, required, overdue, nowAffected, nowWithoutEvidence);
    }

    /** The same, with so many more obligations, of which so many are overdue. */
    public Standing withObligations(long more, long moreOverdue) {
        return new Standing(virtualAccount, active, required + more, overdue + moreOverdue, affected, withoutEvidence);
    }
}
