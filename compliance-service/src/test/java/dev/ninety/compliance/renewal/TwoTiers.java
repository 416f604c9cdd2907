package dev.ninety.compliance.renewal;

import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.position.Coverage;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionState;
import dev.ninety.compliance.position.Verdict;
import dev.ninety.compliance.vendor.VendorCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A family of two tiers in two Virtual Accounts, as tests of reviews know it. */
final class TwoTiers {

    private TwoTiers() {}

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String LOW = "essentials";
    static final String HIGH = "advantage";
    static final List<Pair> PAIRS =
            List.of(new Pair("hq", HIGH), new Pair("hq", LOW), new Pair("lab", HIGH), new Pair("lab", LOW));
    static final CatalogueView CATALOGUE =
            new Catalogue(List.of(licence(LOW, 1, "7.00"), licence(HIGH, 2, "10.00")), 90).latest();

    private static LicenceVersion licence(String tag, int rank, String price) {
        Money money = new Money(new BigDecimal(price), "EUR");
        return new LicenceVersion(
                null, new Licence(tag, "switching", rank, EnforcementAction.RESTRICT, null, null, "The " + tag, money));
    }

    static Position position(Pair pair, long owned, UsageSource source, VendorCount count) {
        return new Position(
                new Levels(pair, owned, 0),
                new Coverage.Covered(owned, 0, 0),
                new Verdict(PositionState.IN_COMPLIANCE, null),
                count,
                source,
                2L,
                null,
                null);
    }
}
