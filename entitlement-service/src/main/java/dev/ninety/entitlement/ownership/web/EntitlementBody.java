package dev.ninety.entitlement.ownership.web;

import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.catalogue.web.MoneyBody;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Origin;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entitlement as it is written. */
@Schema(name = "EntitlementRequest")
public record EntitlementBody(
        @Nullable String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable Long quantity,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String orderReference,
        @Nullable String subscriptionId,
        @Nullable MoneyBody unitPrice) {

    /**
     * @param mayLackStart whether a start may be null: in accounts that say from when on their history is known
     */
    Entitlement toDomain(String id, boolean mayLackStart) {
        Check check = new Check();
        String account = check.text("/virtualAccount", virtualAccount, 128);
        String tag = Grants.tag("/entitlementTag", entitlementTag, check);
        long units = check.count("/quantity", quantity, 1);
        Instant start =
                startsAt == null && mayLackStart ? Entitlement.WITHOUT_START : check.moment("/startsAt", startsAt);
        Instant end = check.optionalMoment("/endsAt", endsAt);
        check.order("/endsAt", start, end);
        String order = check.optionalText("/orderReference", orderReference, 200);
        String subscription = check.optionalText("/subscriptionId", subscriptionId, 200);
        Money price = MoneyBody.toDomain("/unitPrice", unitPrice, check);
        check.done();
        return new Entitlement(id, account, tag, units, start, end, order, subscription, price, Origin.DIRECT);
    }
}
