package dev.ninety.entitlement.pak.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.ownership.store.PakConversions;
import dev.ninety.entitlement.pak.ListedPak;
import dev.ninety.entitlement.pak.Pak;
import dev.ninety.entitlement.pak.PakProduct;
import dev.ninety.entitlement.pak.PakState;
import dev.ninety.entitlement.pak.store.Paks;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists legacy keys, with what they became or would become. Converting them is another door. */
@ApplicationScoped
public class PakService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final Paks paks;
    private final PakConversions conversions;
    private final PakProducts products;

    public PakService(
            AccountWrites writes,
            AccountRegistry accounts,
            Paks paks,
            PakConversions conversions,
            PakProducts products) {
        this.writes = writes;
        this.accounts = accounts;
        this.paks = paks;
        this.conversions = conversions;
        this.products = products;
    }

    @Transactional
    public Written<ListedPak> put(String smartAccount, Pak wanted) {
        AccountWrite write = writes.open(smartAccount);
        Pak standing = paks.find(smartAccount, wanted.pak()).orElse(null);
        conversions.find(smartAccount, wanted.pak()).ifPresent(converted -> wanted.requireFits(standing, converted));
        if (standing == null) {
            paks.add(smartAccount, write.recordedAt(), wanted);
        } else if (!wanted.equals(standing)) {
            paks.replace(smartAccount, wanted);
        }
        if (!wanted.equals(standing)) {
            write.log(
                    standing == null ? "PAK_LISTED" : "PAK_CHANGED",
                    "paks/" + wanted.pak(),
                    wanted.quantity() + " units of " + wanted.description() + ".");
        }
        return new Written<>(describe(smartAccount, List.of(wanted)).getFirst(), standing == null);
    }

    @Transactional
    public ListedPak get(String smartAccount, String pak) {
        accounts.require(smartAccount);
        Pak found = paks.find(smartAccount, pak).orElseThrow(() -> Problem.notFound("PAK " + pak + " is not listed."));
        return describe(smartAccount, List.of(found)).getFirst();
    }

    @Transactional
    public List<ListedPak> list(String smartAccount, @Nullable PakState state, @Nullable String after, int limit) {
        accounts.require(smartAccount);
        return describe(smartAccount, paks.list(smartAccount, state, after, limit));
    }

    private List<ListedPak> describe(String smartAccount, List<Pak> some) {
        Map<String, PakConversion> converted =
                conversions.findAll(smartAccount, some.stream().map(Pak::pak).toList()).stream()
                        .collect(Collectors.toMap(PakConversion::pak, Function.identity()));
        Function<String, List<PakProduct>> meaning = products.of(smartAccount);
        return some.stream()
                .map(pak -> {
                    PakConversion conversion = converted.get(pak.pak());
                    return new ListedPak(
                            pak, conversion, conversion == null ? meaning.apply(pak.description()) : List.of());
                })
                .toList();
    }
}
