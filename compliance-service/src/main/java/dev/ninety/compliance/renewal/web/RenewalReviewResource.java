package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.renewal.Scope;
import dev.ninety.compliance.renewal.app.RenewalReviews;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to the renewal review. */
@Path("/v1/smart-accounts/{smartAccount}/renewal-review")
@Tag(name = "Renewal review")
@RunOnVirtualThread
public class RenewalReviewResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType HTML_UTF8 = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST_SCOPE = 400;

    private final RenewalReviews reviews;
    private final AccountRegistry accounts;
    private final InstantSource clock;

    RenewalReviewResource(RenewalReviews reviews, AccountRegistry accounts, InstantSource clock) {
        this.reviews = reviews;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The forms that a review comes in. */
    enum Form {
        JSON(MediaType.APPLICATION_JSON_TYPE),
        HTML(MediaType.TEXT_HTML_TYPE),
        XLSX(MediaType.valueOf(RenewalReviewResource.XLSX));

        private final MediaType type;

        Form(MediaType type) {
            this.type = type;
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, XLSX})
    @Operation(
            summary = "What to know before an agreement is renewed",
            description =
                    "What is owned, used, short and idle, in units and money, by what is in use now, by P95 and by the"
                            + " peak; what milestones charge forward; which terms end when; what the vendor can see. As JSON, as"
                            + " a page to print (`Accept: text/html`), or as a workbook with one sheet for each table.")
    @APIResponse(
            responseCode = "200",
            description = "The review",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReviewBody.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = XLSX, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response review(
            @PathParam("smartAccount") String smartAccount,
            @Parameter(
                            description = "the renewal date, a moment or a day, which means its 00:00Z; the end of the"
                                    + " agreement where it is absent")
                    @QueryParam("date")
                    @Nullable
                    String date,
            @Parameter(
                            description = "a part of the account, such as virtualAccount:campus, businessUnit:Retail,"
                                    + " region:EMEA, environment:production or licenceFamily:C9300; all of it where it is"
                                    + " absent")
                    @QueryParam("scope")
                    @Nullable
                    String scope,
            @Parameter(description = "the id of the agreement that is renewed") @QueryParam("agreement") @Nullable
                    String agreement,
            @Parameter(
                            description = "json, html or xlsx; goes before the Accept header",
                            schema = @Schema(enumeration = {"json", "html", "xlsx"}))
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        Ids.smartAccount(smartAccount);
        Instant day = Params.moment("date", date != null && DAY.matcher(date).matches() ? date + "T00:00:00Z" : date);
        Scope part = scope == null ? null : scope(scope);
        String id = agreement == null ? null : Ids.id("agreement", agreement);
        Form form = form(format, headers.getAcceptableMediaTypes());
        accounts.require(smartAccount);
        return answer(form, reviews.of(smartAccount, new RenewalReviews.Query(clock.instant(), day, part, id)));
    }

    private static Scope scope(String text) {
        if (text.length() > LONGEST_SCOPE || !Ids.isText(text)) {
            throw badScope();
        }
        return Scope.parse(text).orElseThrow(RenewalReviewResource::badScope);
    }

    private static Problem badScope() {
        return Problem.badParameter("scope", "One of " + GroupBy.labels() + ", a colon, and which one.");
    }

    /** The form asked for; of what is acceptable alike, JSON. */
    private static Form form(@Nullable String format, List<MediaType> acceptable) {
        if (format != null) {
            return switch (format) {
                case "json" -> Form.JSON;
                case "html" -> Form.HTML;
                case "xlsx" -> Form.XLSX;
                default -> throw Problem.badParameter("format", "One of json, html, xlsx.");
            };
        }
        for (MediaType type : acceptable) {
            for (Form form : Form.values()) {
                if (form.type.isCompatible(type)) {
                    return form;
                }
            }
        }
        return Form.JSON;
    }

    private static Response answer(Form form, RenewalReviews.Told told) {
        if (form == Form.JSON) {
            return Response.ok(ReviewBody.of(told), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        List<Table> tables = ReviewTables.of(told);
        String account = told.review().question().smartAccount();
        Cell date = Cell.of(told.review().question().date());
        if (form == Form.XLSX) {
            return Response.ok(ReviewWorkbook.of(tables), Form.XLSX.type)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"renewal-review-" + account + "-"
                                    + date.text().substring(0, 10) + ".xlsx\"")
                    .build();
        }
        // The page needs nothing but its style, so nothing else is let in, should anything ever slip into it.
        return Response.ok(ReviewPage.of(account, date, tables, !told.doubts().isEmpty()), HTML_UTF8)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action"
                                + " 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
