package dev.ninety.compliance.agreement.web;

import dev.ninety.compliance.agreement.AgreementDate;
import dev.ninety.compliance.agreement.app.Agreements;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to the dates that agreements set. */
@Path("/v1/smart-accounts/{smartAccount}/agreement-dates")
@Tag(name = "Agreements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AgreementDateResource {

    private final Agreements agreements;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    AgreementDateResource(Agreements agreements, AccountRegistry accounts, InstantSource clock) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Notice dates, milestones and ends of all agreements, by moment",
            description = "Those after `from` (default now) and up to `until`, itself included (default all).")
    public Page<AgreementDateBody> list(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant first = Params.moment("from", from, clock.instant());
        Instant last = Params.moment("until", until, Check.LATEST);
        int size = Params.limit(limit);
        AgreementDate cursor = date(Params.after(after, 3));
        accounts.require(smartAccount);
        List<AgreementDate> page = agreements.dates(smartAccount, first, last).stream()
                .filter(date -> cursor == null || date.compareTo(cursor) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(
                        page,
                        size,
                        date -> Params.cursor(
                                date.at().toString(),
                                date.agreement(),
                                date.kind().name()))
                .map(AgreementDateBody::of);
    }

    private static @Nullable AgreementDate date(@Nullable List<String> cursor) {
        if (cursor == null) {
            return null;
        }
        boolean known = Arrays.stream(AgreementDate.Kind.values())
                .anyMatch(kind -> kind.name().equals(cursor.get(2)));
        Instant at = known ? Params.moment("after", cursor.get(0)) : null;
        if (at == null) {
            throw Problem.badParameter("after", "Pass the value of \"next\" from the page before.");
        }
        return new AgreementDate(at, cursor.get(1), AgreementDate.Kind.valueOf(cursor.get(2)));
    }
}
