package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.importing.CssmJudge;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.ImportPlan;
import dev.ninety.entitlement.importing.ImportedGrant;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.importing.Status;
import dev.ninety.entitlement.importing.store.FileArrivals;
import dev.ninety.entitlement.importing.store.FileLines;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.store.GrantedNames;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.Lots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what the vendor's portal says is owned. */
@ApplicationScoped
public class LicenceImporter implements Importer {

    private final Entitlements entitlements;
    private final Lots lots;
    private final GrantedNames grantedNames;
    private final FileLines fileLines;
    private final FileArrivals arrivals;

    public LicenceImporter(
            Entitlements entitlements,
            Lots lots,
            GrantedNames grantedNames,
            FileLines fileLines,
            FileArrivals arrivals) {
        this.entitlements = entitlements;
        this.lots = lots;
        this.grantedNames = grantedNames;
        this.fileLines = fileLines;
        this.arrivals = arrivals;
    }

    @Override
    public String kind() {
        return "cssm-licences";
    }

    @Override
    public List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        String account = write.smartAccount();
        ImportPlan plan = new ImportPlan(lines, new CssmJudge(known));
        List<Entitlement> standing = entitlements.findAll(account, plan.entitlementIds());
        List<Fate> fates =
                plan.decide(byId(standing, Entitlement::id), byId(lots.of(account, standing), Lot::entitlement));
        plan.created().forEach(granted -> entitlements.add(account, write.recordedAt(), granted));
        plan.changed().forEach(changed -> entitlements.replace(account, changed));
        grantedNames.add(account, plan.names());
        write.post(plan.postings());
        log(write, plan);
        return fates;
    }

    /**
     * Which entitlement a line speaks of depends on the lines of its file that differ from it in the quantity
     * alone. So those are taken with it, and where other files have such lines, they too, in the order in which
     * the files came in: the last one has the last word, as it would have had.
     */
    @Override
    public List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files) {
        String account = write.smartAccount();
        CssmJudge judge = new CssmJudge(known);
        Set<String> keys = new HashSet<>();
        Map<String, Set<Integer>> waiting = new HashMap<>();
        for (Waited file : files) {
            keys.addAll(new ImportPlan(file.lines(), judge).keys());
            waiting.put(
                    file.sha256(), file.lines().stream().map(SourceLine::index).collect(Collectors.toSet()));
        }
        List<Fared> fared = new ArrayList<>();
        for (String sha256 : withAlike(account, waiting.keySet(), keys)) {
            Set<Integer> waited = waiting.getOrDefault(sha256, Set.of());
            List<SourceLine> lines = new ImportPlan(fileLines.understood(account, kind(), sha256), judge)
                    .linesWhere((line, key) -> waited.contains(line.index()) || keys.contains(key));
            fared.add(written(sha256, waited, lines, take(write, known, lines)));
        }
        return fared;
    }

    /** The files, with all others that speak of grants with these keys, in the order in which they came in. */
    private List<String> withAlike(String smartAccount, Set<String> files, Set<String> keys) {
        List<String> first = keys.stream()
                .map(key -> ImportPlan.RESOURCES + ImportedGrant.entitlementId(key, 0))
                .toList();
        Set<String> all = new HashSet<>(files);
        all.addAll(fileLines.filesThatSpeakOf(smartAccount, kind(), first));
        return arrivals.inOrder(smartAccount, kind(), all);
    }

    /** Without the lines that had been taken before and say nothing new: they keep the fate that they had. */
    private static Fared written(String sha256, Set<Integer> waited, List<SourceLine> lines, List<Fate> fates) {
        List<SourceLine> newly = new ArrayList<>();
        List<Fate> fatesOfThem = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (waited.contains(lines.get(i).index()) || fates.get(i).status() != Status.UNCHANGED) {
                newly.add(lines.get(i));
                fatesOfThem.add(fates.get(i));
            }
        }
        return new Fared(sha256, newly, fatesOfThem);
    }

    private static void log(AccountWrite write, ImportPlan plan) {
        List<Deed> deeds = new ArrayList<>();
        plan.created().forEach(granted -> deeds.add(deed("ENTITLEMENT_GRANTED", granted)));
        plan.changed().forEach(changed -> deeds.add(deed("ENTITLEMENT_CHANGED", changed)));
        if (!deeds.isEmpty()) {
            write.log(deeds);
        }
    }

    private static Deed deed(String what, Entitlement entitlement) {
        return new Deed(what, ImportPlan.RESOURCES + entitlement.id(), entitlement.describe());
    }

    private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
        return items.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
