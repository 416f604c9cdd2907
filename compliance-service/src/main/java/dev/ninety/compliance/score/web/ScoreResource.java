package dev.ninety.compliance.score.web;

import dev.ninety.compliance.score.app.Scores;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The doors to the score of an account, or of one Virtual Account. */
@Path("/v1/smart-accounts/{smartAccount}/score")
@Tag(name = "Score")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ScoreResource {

    private static final Duration USUALLY = Duration.ofDays(30);
    private static final Duration SHORTEST_STEP = Duration.ofHours(1);
    private static final String DAILY = "P1D";

    private final Scores scores;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    ScoreResource(Scores scores, AccountRegistry accounts, InstantSource clock) {
        this.scores = scores;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How well an account or a Virtual Account stands, 0 to 100, with every deduction",
            description = "100 less what each reason costs. `at` is the moment asked about (default now), `knownAt`"
                    + " leaves out what was recorded later. Each deduction has a reason code, the numbers that it was"
                    + " computed from, and what these were read from.")
    public ScoreBody score(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("at") @Nullable String at,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("virtualAccount") @Nullable String virtualAccount) {
        Ids.smartAccount(smartAccount);
        Instant now = clock.instant();
        Instant moment = Params.moment("at", at, now);
        Instant known = Params.moment("knownAt", knownAt);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        accounts.require(smartAccount);
        return ScoreBody.of(
                new ScoreLinks(smartAccount, moment, known == null ? now : known, only),
                scores.of(smartAccount, moment, known, only),
                scores::most);
    }

    @GET
    @Path("/history")
    @Operation(
            summary = "The scores of several dates, each computed anew",
            description = "One for `from` (default 30 days before `until`) and one for each `step` after it (default"
                    + " P1D, at least PT1H) up to `until` (default now, and not later). Each as its own moment knew it,"
                    + " or, with `knownAt`, as was known then.")
    public Page<ScoreItem> history(
            @PathParam("smartAccount") String smartAccount,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("step") @Nullable String step,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("virtualAccount") @Nullable String virtualAccount,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Ids.smartAccount(smartAccount);
        Instant now = clock.instant();
        Instant end = Params.moment("until", until, now);
        Instant start = Params.moment("from", from, end.minus(USUALLY));
        if (end.isAfter(now)) {
            throw Problem.badParameter("until", "Not later than now.");
        }
        if (start.isAfter(end)) {
            throw Problem.badParameter("from", "Not later than `until`.");
        }
        Duration every = step(step == null ? DAILY : step);
        Instant known = Params.moment("knownAt", knownAt);
        String only = virtualAccount == null ? null : Ids.id("virtualAccount", virtualAccount);
        int size = Params.limit(limit);
        Instant last = Params.moment("after", Params.after(after));
        accounts.require(smartAccount);
        List<Instant> moments = new ArrayList<>();
        Instant next = last == null ? start : last.plus(every);
        while (!next.isAfter(end) && moments.size() <= size) {
            moments.add(next);
            next = next.plus(every);
        }
        boolean more = moments.size() > size;
        List<Instant> asked = more ? moments.subList(0, size) : moments;
        List<ScoreItem> items = scores.history(smartAccount, asked, known, only).stream()
                .map(one -> ScoreItem.of(only, one))
                .toList();
        return new Page<>(items, more ? Params.cursor(asked.getLast().toString()) : null);
    }

    private static Duration step(String text) {
        try {
            Duration step = Duration.parse(text);
            if (step.compareTo(SHORTEST_STEP) >= 0) {
                return step;
            }
        } catch (DateTimeException notADuration) {
            // refused below, in the same words as one that is too short
        }
        throw Problem.badParameter("step", "A length of time such as P1D or PT6H, at least PT1H.");
    }
}
