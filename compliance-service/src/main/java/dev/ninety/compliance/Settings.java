package dev.ninety.compliance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of compliance-service; each group refuses a name that it does not know. */
public final class Settings {

    /** Days of grace, of 24 hours each, for a licence whose catalogue row names none or that has no row. */
    public static final String GRACE_DAYS = "ninety.grace-days";

    private Settings() {}

    /** Where ownership comes from. */
    @ConfigMapping(prefix = "ninety.entitlement-service")
    public interface EntitlementService {

        /** Base address of entitlement-service. */
        @WithDefault("http://localhost:8081")
        String url();
    }

    /** Where consumption comes from. */
    @ConfigMapping(prefix = "ninety.usage-service")
    public interface UsageService {

        /** Base address of usage-service. */
        @WithDefault("http://localhost:8082")
        String url();
    }

    /** How the ledgers of the other services are taken over. */
    @ConfigMapping(prefix = "ninety.intake")
    public interface Intake {

        /** How often the heads of the ledgers are looked at. */
        @WithDefault("5s")
        String pollInterval();

        /** Every how manyth look compares all heads, all directories and the list of accounts. */
        @WithDefault("12")
        int reconcileEvery();

        /** How many entries are asked for at once, 2 to 1,000. */
        @WithDefault("1000")
        int pageSize();

        /** How far a look reaches back before the latest change it has seen, since commits can trail. */
        @WithDefault("5m")
        Duration overlap();

        /** How often a failed read is tried again. */
        @WithDefault("2")
        int retries();

        /** How long to wait before trying again. */
        @WithDefault("200ms")
        Duration retryDelay();

        /** How long a service that keeps failing is left alone. */
        @WithDefault("5s")
        Duration breakerDelay();
    }

    /** How pools that are due are evaluated. */
    @ConfigMapping(prefix = "ninety.evaluation")
    public interface Evaluation {

        /** How often to look for pools that are due. */
        @WithDefault("2s")
        String interval();

        /** How long a pool whose evaluation failed is left alone. */
        @WithDefault("1m")
        Duration retryAfter();
    }

    /** How the causes of shortages are told. */
    @ConfigMapping(prefix = "ninety.causes")
    public interface Causes {

        /** How long before a shortage began a term may have ended to be a cause of it. */
        @WithDefault("30d")
        Duration termLookback();
    }

    /** How many points a score loses at most for what; a change shows in past scores too, which are computed anew. */
    @ConfigMapping(prefix = "ninety.score")
    public interface Score {

        /** For licences that are short. */
        @WithDefault("40")
        int shortagePoints();

        /** For obligations to report that are overdue. */
        @WithDefault("30")
        int reportingPoints();

        /** For instances that are stale, counted twice or unassigned. */
        @WithDefault("10")
        int hygienePoints();

        /** For an open case that has no owner. */
        @WithDefault("5")
        int unownedCasePoints();

        /** For instances with a gap between their rows or a missed acknowledgement, and for missed reconciliations. */
        @WithDefault("10")
        int evidencePoints();

        /** For a missed reconciliation, out of what the instances leave of the points for evidence. */
        @WithDefault("5")
        int missedReconciliationPoints();

        /** For what will be short within the horizon. */
        @WithDefault("5")
        int horizonPoints();

        /** How far ahead shortages are looked for. */
        @WithDefault("90d")
        Duration horizon();

        /** How often the scores among the metrics are computed. */
        @WithDefault("5m")
        String metricsInterval();
    }

    /** How plans that cure shortages are made. */
    @ConfigMapping(prefix = "ninety.remedies")
    public interface Remedies {

        /** How many days a plan looks ahead where nobody asks for another number, 1 to 3,650. */
        @WithDefault("365")
        int horizonDays();
    }

    /** How what time brings is told. */
    @ConfigMapping(prefix = "ninety.alerts")
    public interface Alerts {

        /** How often to look for reminders and terms' ends that are to be told. */
        @WithDefault("10s")
        String interval();
    }

    /** How renewals are reviewed. */
    @ConfigMapping(prefix = "ninety.renewal")
    public interface Renewal {

        /** By how many percent consumption may exceed what is owned without a charge, where an agreement does not say. */
        @WithDefault("0")
        BigDecimal growthAllowance();
    }

    /** How tables are read. */
    @ConfigMapping(prefix = "ninety.importing")
    public interface Importing {

        /**
         * The accepted titles of each field, the preferred one first; compared without case, blanks and
         * punctuation. A field that is not named here has its own name as its only title.
         */
        Map<String, List<String>> headers();

        /** Whether what the vendor says to end on a day is still there on that day. */
        @WithDefault("true")
        boolean endDateInclusive();
    }

    /** How the case figures among the metrics are counted. */
    @ConfigMapping(prefix = "ninety.metrics")
    public interface Metrics {

        /** How often they are counted. */
        @WithDefault("30s")
        String interval();
    }
}
