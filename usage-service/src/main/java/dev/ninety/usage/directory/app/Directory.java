package dev.ninety.usage.directory.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.client.EntitlementService;
import dev.ninety.usage.directory.client.EntitlementService.Known;
import dev.ninety.usage.directory.client.EntitlementService.NoSuchAccount;
import dev.ninety.usage.directory.client.EntitlementService.Unchanged;
import dev.ninety.usage.directory.store.KnownAccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Smart Accounts and Virtual Accounts that exist. What is known is answered without asking anybody; only an
 * unknown id asks entitlement-service, and is refused as unknown only after that. Known accounts are refreshed
 * now and then, and stay as they are while entitlement-service is away.
 */
@ApplicationScoped
public class Directory implements AccountRegistry {

    private static final Logger LOG = Logger.getLogger(Directory.class);

    private record Cached(KnownAccount account, Instant checkedAt) {}

    private final EntitlementService entitlements;
    private final KnownAccountStore store;
    private final DirectorySettings settings;
    private final InstantSource clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    public Directory(
            EntitlementService entitlements, KnownAccountStore store, DirectorySettings settings, InstantSource clock) {
        this.entitlements = entitlements;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void require(String smartAccount) {
        account(smartAccount);
    }

    /** The account, or a 404, or a 503 where that cannot be told now. */
    public KnownAccount account(String smartAccount) {
        Cached cached = cache.get(smartAccount);
        if (cached == null) {
            KnownAccount stored = store.find(smartAccount).orElse(null);
            if (stored == null) {
                return ask(smartAccount, null);
            }
            cached = new Cached(stored, Instant.EPOCH);
        }
        Instant now = clock.instant();
        if (now.isBefore(cached.checkedAt().plus(settings.refreshAfter())) && !now.isBefore(cached.checkedAt())) {
            return cached.account();
        }
        // Marked as checked first: while one request asks, and while nobody answers, the others go on.
        cache.put(smartAccount, new Cached(cached.account(), now));
        try {
            return ask(smartAccount, cached.account());
        } catch (Problem unavailable) {
            LOG.warnf("The directory of %s is not refreshed: %s", smartAccount, unavailable.detail());
            return cached.account();
        }
    }

    /** The account, asked for again where that is possible now: for a sender that names something not known here. */
    public KnownAccount refreshed(String smartAccount) {
        KnownAccount known = account(smartAccount);
        try {
            return ask(smartAccount, known);
        } catch (Problem unavailable) {
            LOG.debugf("The directory of %s is not refreshed: %s", smartAccount, unavailable.detail());
            return known;
        }
    }

    /** The account; it is asked for again where one of the texts, ids or names of Virtual Accounts, means none. */
    public KnownAccount knowing(String smartAccount, Collection<String> virtualAccounts) {
        KnownAccount account = account(smartAccount);
        boolean meansNone = virtualAccounts.stream()
                .anyMatch(text -> account.virtualAccountsCalled(text).isEmpty());
        return meansNone ? ask(smartAccount, account) : account;
    }

    /** The account, after it was asked for the Virtual Account too; or null where it has no such Virtual Account. */
    private @Nullable KnownAccount withVirtualAccount(String smartAccount, String virtualAccount) {
        KnownAccount account = account(smartAccount);
        if (!account.hasVirtualAccount(virtualAccount)) {
            account = ask(smartAccount, account);
        }
        return account.hasVirtualAccount(virtualAccount) ? account : null;
    }

    /** Refuses with a 404 where the account, or its Virtual Account that a path names, does not exist. */
    public void requireVirtualAccountInPath(String smartAccount, String virtualAccount) {
        if (withVirtualAccount(smartAccount, virtualAccount) == null) {
            throw Problem.notFound(unknown(virtualAccount));
        }
    }

    /** Refuses with a 422 that names the body's field where the Virtual Account does not exist. */
    public void requireVirtualAccount(String smartAccount, String virtualAccount, String pointer) {
        if (withVirtualAccount(smartAccount, virtualAccount) == null) {
            throw Problem.invalid(pointer, "UNKNOWN_VIRTUAL_ACCOUNT", unknown(virtualAccount));
        }
    }

    /**
     * Where an instance lands that is seen for the first time.
     *
     * @param given by the sender, as the query parameter {@code virtualAccount}; null for the default one
     */
    public String landing(String smartAccount, @Nullable String given) {
        if (given != null) {
            if (withVirtualAccount(smartAccount, given) == null) {
                throw Problem.of(
                        422,
                        "UNKNOWN_VIRTUAL_ACCOUNT",
                        unknown(given),
                        Violation.inParameter("virtualAccount", "UNKNOWN", unknown(given)));
            }
            return given;
        }
        KnownAccount account = account(smartAccount);
        if (account.defaultVirtualAccount() == null) {
            account = ask(smartAccount, account);
        }
        if (account.defaultVirtualAccount() == null) {
            throw Problem.of(
                    422,
                    "NO_VIRTUAL_ACCOUNT",
                    "The Smart Account has no Virtual Account yet; create one first.",
                    Violation.inParameter("virtualAccount", "MISSING", "There is no default Virtual Account."));
        }
        return account.defaultVirtualAccount();
    }

    private KnownAccount ask(String smartAccount, @Nullable KnownAccount known) {
        EntitlementService.Answer answer;
        try {
            answer = entitlements.directory(smartAccount, known == null ? null : known.etag());
        } catch (RuntimeException unreachable) {
            LOG.debugf(unreachable, "entitlement-service cannot be asked for %s", smartAccount);
            throw Problem.unavailable(
                    "entitlement-service, which knows the accounts, cannot be asked now.", settings.retryAfter());
        }
        KnownAccount account = switch (answer) {
            case Known(KnownAccount fresh) -> {
                store.save(fresh);
                yield fresh;
            }
            case Unchanged unchanged when known != null -> known;
            case Unchanged unchanged -> throw new IllegalStateException("unchanged, but nothing was known");
            case NoSuchAccount none -> throw Problem.notFound("There is no Smart Account " + smartAccount + ".");
        };
        cache.put(smartAccount, new Cached(account, clock.instant()));
        return account;
    }

    private static String unknown(String virtualAccount) {
        return "There is no Virtual Account " + virtualAccount + ".";
    }
}
