package dev.ninety.compliance.job;

/**
 * What a job has done so far, in the units of its kind: the steps of a plan, the entries of a pack.
 *
 * @param accepted how many of those looked at were done
 * @param parsed how many were looked at, at least accepted and rejected together
 * @param rejected how many of those looked at could not be done
 */
public record Tally(long accepted, long parsed, long rejected) {

    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally {
        if (accepted < 0 || rejected < 0 || parsed < accepted + rejected) {
            throw new IllegalArgumentException(accepted + " and " + rejected + " of " + parsed);
        }
    }
}
