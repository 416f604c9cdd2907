package dev.ninety.usage.obligation;

/** Why a report is owed. Where several are due at the same moment, the first of these is named. */
public enum Rule {
    /** A licence that is in use was never reported. */
    FIRST_REPORT,
    /** A licence that is in use is reported again and again. */
    FREQUENCY,
    /** The use of a licence changed. */
    CHANGE,
    /** A term ends, so that its renewal meets a current record. */
    TERM_END
}
