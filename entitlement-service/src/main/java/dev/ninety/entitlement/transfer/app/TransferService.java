package dev.ninety.entitlement.transfer.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.Lots;
import dev.ninety.entitlement.transfer.LotChoice;
import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.entitlement.transfer.store.Transfers;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records transfers of units between Virtual Accounts. */
@ApplicationScoped
public class TransferService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final Transfers transfers;
    private final Entitlements entitlements;
    private final Lots lots;

    public TransferService(
            AccountWrites writes, AccountRegistry accounts, Transfers transfers, Entitlements entitlements, Lots lots) {
        this.writes = writes;
        this.accounts = accounts;
        this.transfers = transfers;
        this.entitlements = entitlements;
        this.lots = lots;
    }

    @Transactional
    public Written<Transfer> put(String smartAccount, Transfer wanted) {
        AccountWrite write = writes.open(smartAccount);
        write.requireVirtualAccount("/from", wanted.from());
        write.requireVirtualAccount("/to", wanted.to());
        Transfer standing = transfers.find(smartAccount, wanted.id()).orElse(null);
        if (standing == null) {
            return Written.created(record(write, wanted));
        }
        if (!standing.equals(wanted.with(standing.lots()))) {
            throw Problem.conflict(
                    "ANOTHER_TRANSFER",
                    "Transfer " + wanted.id() + " moved " + standing.quantity() + " units of "
                            + standing.entitlementTag() + " from " + standing.from() + " to " + standing.to() + " at "
                            + standing.effectiveAt() + ".");
        }
        return Written.standing(standing);
    }

    private Transfer record(AccountWrite write, Transfer wanted) {
        String smartAccount = write.smartAccount();
        List<Lot> candidates = lots.of(smartAccount, entitlements.ofTag(smartAccount, wanted.entitlementTag()));
        Transfer chosen =
                wanted.with(LotChoice.choose(candidates, wanted.from(), wanted.effectiveAt(), wanted.quantity()));
        transfers.add(smartAccount, write.recordedAt(), chosen);
        write.post(chosen.postings(candidates));
        write.log(
                "TRANSFER_RECORDED",
                "transfers/" + chosen.id(),
                chosen.quantity() + " units of " + chosen.entitlementTag() + " from " + chosen.from() + " to "
                        + chosen.to() + " at " + chosen.effectiveAt() + ".");
        return chosen;
    }

    @Transactional
    public Transfer get(String smartAccount, String id) {
        accounts.require(smartAccount);
        return transfers.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no transfer " + id + "."));
    }

    @Transactional
    public List<Transfer> list(String smartAccount, @Nullable String after, int limit) {
        accounts.require(smartAccount);
        return transfers.list(smartAccount, after, limit);
    }
}
