package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.PakPlan;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.ownership.store.PakConversions;
import dev.ninety.entitlement.pak.Pak;
import dev.ninety.entitlement.pak.store.Paks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Takes lists of legacy keys. Their lines wait for nothing: what a key gives is decided when it is converted. */
@ApplicationScoped
public class PakImporter implements Importer {

    private final Paks paks;
    private final PakConversions conversions;

    public PakImporter(Paks paks, PakConversions conversions) {
        this.paks = paks;
        this.conversions = conversions;
    }

    @Override
    public String kind() {
        return "paks";
    }

    @Override
    public List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        String account = write.smartAccount();
        List<String> keys = PakPlan.keys(lines);
        PakPlan plan = new PakPlan(
                Portions.of(keys, some -> paks.findAll(account, some)),
                Portions.of(keys, some -> conversions.findAll(account, some)));
        List<Fate> fates = plan.decide(lines);
        List<Deed> deeds = new ArrayList<>();
        for (Pak pak : plan.created()) {
            paks.add(account, write.recordedAt(), pak);
            deeds.add(deed("PAK_LISTED", pak));
        }
        for (Pak pak : plan.changed()) {
            paks.replace(account, pak);
            deeds.add(deed("PAK_CHANGED", pak));
        }
        if (!deeds.isEmpty()) {
            write.log(deeds);
        }
        return fates;
    }

    @Override
    public List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files) {
        return List.of();
    }

    private static Deed deed(String what, Pak pak) {
        return new Deed(what, "paks/" + pak.pak(), pak.quantity() + " units of " + pak.description() + ".");
    }
}
