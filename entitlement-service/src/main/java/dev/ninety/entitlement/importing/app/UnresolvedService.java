package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.importing.store.WaitingNames;
import dev.ninety.entitlement.importing.store.WaitingNames.FileKey;
import dev.ninety.entitlement.importing.store.WaitingNames.Waiting;
import dev.ninety.entitlement.naming.Candidates;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.Resolution;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the names that lines of files wait for, with what they may mean. */
@ApplicationScoped
public class UnresolvedService {

    private final AccountRegistry accounts;
    private final WaitingNames waiting;
    private final NameService names;

    public UnresolvedService(AccountRegistry accounts, WaitingNames waiting, NameService names) {
        this.accounts = accounts;
        this.waiting = waiting;
        this.names = names;
    }

    /** @param after the kind and key of the last name of the page before; null for the first page */
    @Transactional
    public Unresolved list(String smartAccount, @Nullable List<String> after, int limit) {
        accounts.require(smartAccount);
        KnownNames known = names.known(smartAccount);
        List<Waiting> page = waiting.list(smartAccount, after, limit);
        Map<Waiting, List<FileKey>> sources = waiting.sources(smartAccount, page);
        List<UnresolvedName> found = page.stream()
                .map(name -> new UnresolvedName(
                        name,
                        known.resolve(name.kind(), name.name()) instanceof Resolution.Ambiguous,
                        sources.getOrDefault(name, List.of())))
                .toList();
        return new Unresolved(found, new Candidates(known));
    }

    /** A page of names, and what finds their candidates. */
    public record Unresolved(List<UnresolvedName> names, Candidates candidates) {}

    /**
     * A name that lines wait for.
     *
     * @param ambiguous whether several things have the name; else nothing has it
     * @param sources the files with such lines, in the order in which they came in
     */
    public record UnresolvedName(Waiting waiting, boolean ambiguous, List<FileKey> sources) {}
}
