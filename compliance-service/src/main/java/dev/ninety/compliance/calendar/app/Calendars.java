package dev.ninety.compliance.calendar.app;

import dev.ninety.compliance.agreement.AgreementDate;
import dev.ninety.compliance.agreement.app.Agreements;
import dev.ninety.compliance.calendar.CalendarEntry;
import dev.ninety.compliance.calendar.CalendarFeed;
import dev.ninety.compliance.calendar.Clocks;
import dev.ninety.compliance.calendar.ICalendar;
import dev.ninety.compliance.calendar.store.CalendarStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses of calendars, and what is read there. */
@ApplicationScoped
public class Calendars {

    /** Dates of agreements that have passed stay in the calendar for so long. */
    private static final Duration PAST = Duration.ofDays(90);

    private static final int SECRET_BYTES = 32;

    private final CalendarStore store;
    private final AccountStore accounts;
    private final CaseRepository cases;
    private final Agreements agreements;
    private final CatalogueStore catalogues;
    private final InstantSource clock;

    Calendars(
            CalendarStore store,
            AccountStore accounts,
            CaseRepository cases,
            Agreements agreements,
            CatalogueStore catalogues,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.cases = cases;
        this.agreements = agreements;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * A new address.
     *
     * @param secret the part of it that nobody can guess; it is told this once
     */
    public record Created(CalendarFeed feed, String secret) {}

    /** Makes an address for the clocks of an owner, of a Virtual Account, or of all. */
    @Transactional
    public Created create(String smartAccount, @Nullable String owner, @Nullable String virtualAccount) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        CalendarFeed feed = new CalendarFeed(UUID.randomUUID().toString(), owner, virtualAccount, recordedAt, null);
        store.add(smartAccount, feed, hash(secret));
        return new Created(feed, secret);
    }

    @Transactional
    public List<CalendarFeed> page(String smartAccount, @Nullable String afterId, int limit) {
        return store.page(smartAccount, afterId, limit);
    }

    /** An address works no more. */
    @Transactional
    public void revoke(String smartAccount, String id) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        if (store.find(smartAccount, id).isEmpty()) {
            throw Problem.notFound("There is no calendar " + id + ".");
        }
        store.revoke(smartAccount, id, recordedAt);
    }

    /** What is read at an address; one that never was and one that was revoked are alike. */
    @Transactional
    public String read(String smartAccount, String secret) {
        CalendarFeed feed = store.working(smartAccount, hash(secret))
                .orElseThrow(() -> Problem.notFound("There is no such calendar."));
        Instant now = clock.instant();
        List<ShortageCase> open = cases.open(smartAccount, now);
        List<AgreementDate> dates = agreements.dates(smartAccount, now.minus(PAST), Check.LATEST);
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<CalendarEntry> entries = Clocks.of(smartAccount, feed, open, dates, catalogue::nameOf);
        return ICalendar.of("Ninety " + smartAccount, entries);
    }

    private static byte[] hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
