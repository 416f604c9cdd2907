package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.agreement.app.Agreements;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Forecast;
import dev.ninety.compliance.forecast.ForecastEvent;
import dev.ninety.compliance.forecast.app.Forecasts;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The doors to what will happen if nothing changes. */
@Path("/v1/smart-accounts/{smartAccount}/forecast")
@Tag(name = "Forecast")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ForecastResource {

    private static final Duration USUALLY = Duration.ofDays(365);
    static final int MOST_YEARS = 10;

    private final Forecasts forecasts;
    private final Agreements agreements;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    ForecastResource(Forecasts forecasts, Agreements agreements, AccountRegistry accounts, InstantSource clock) {
        this.forecasts = forecasts;
        this.agreements = agreements;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Which shortages will open, be enforced and close if nothing changes",
            description =
                    "What follows from what is posted already and takes effect after now and up to `until` (default"
                            + " 365 days from now, at most 10 years): terms that end, purchases that begin later. By moment,"
                            + " then pair. With `trend=true` also, marked TREND, what happens only if consumption goes on"
                            + " along its line; what is marked LEDGER stays as it is.")
    public ForecastBody forecast(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("until") @Nullable String until,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("trend") @Nullable String trend,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Forecast window = window(until);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        boolean withTrend = Params.truth("trend", trend);
        int size = Params.limit(limit);
        ForecastEvent.Key last = key(Params.after(after, 4));
        accounts.require(smartAccount);
        return ForecastBody.of(
                forecasts.page(smartAccount, new Forecasts.Query(window, only, withTrend), last, size + 1),
                agreements.dates(smartAccount, window.now(), window.until()),
                size);
    }

    @GET
    @Path("/trend")
    @Operation(
            summary = "The straight line that the use of one licence in one Virtual Account goes along",
            description =
                    "Least squares over the levels at 00:00Z of the last 180 days of use, at least 30. Where there"
                            + " are fewer, there is no line and no point.")
    public TrendBody trend(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("entitlementTag") @Nullable String entitlementTag,
            @QueryParam("until") @Nullable String until) {
        Ids.smartAccount(smartAccount);
        Pair pair = new Pair(
                Ids.id("virtualAccount", required("virtualAccount", virtualAccount)),
                Ids.entitlementTag(required("entitlementTag", entitlementTag)));
        Forecast window = window(until);
        accounts.require(smartAccount);
        return TrendBody.of(pair, forecasts.trend(smartAccount, pair, window.now()), window);
    }

    private Forecast window(@Nullable String until) {
        Instant now = clock.instant();
        Instant end = Params.moment("until", until, now.plus(USUALLY));
        if (!end.isAfter(now) || end.isAfter(latest(now))) {
            throw Problem.badParameter("until", "After now, and at most " + MOST_YEARS + " years from now.");
        }
        return new Forecast(now, end);
    }

    /** The latest moment that can be looked at from another one. */
    static Instant latest(Instant from) {
        return from.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw Problem.badParameter(name, "This parameter is required.");
        }
        return value;
    }

    private static ForecastEvent.@Nullable Key key(@Nullable List<String> cursor) {
        if (cursor == null) {
            return null;
        }
        boolean known = Arrays.stream(ForecastEvent.Kind.values())
                .anyMatch(kind -> kind.name().equals(cursor.get(3)));
        Instant at = known ? Params.moment("after", cursor.get(0)) : null;
        if (at == null) {
            throw Problem.badParameter("after", "Pass the value of \"next\" from the page before.");
        }
        return new ForecastEvent.Key(
                at, new Pair(cursor.get(1), cursor.get(2)), ForecastEvent.Kind.valueOf(cursor.get(3)));
    }
}
