package dev.ninety.compliance.reconciliation.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.device.DeviceText;
import dev.ninety.compliance.device.store.DeviceOutputStore;
import dev.ninety.compliance.device.store.DeviceOutputStore.Output;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.vendor.Resolver;
import dev.ninety.compliance.vendor.app.Resolvers;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.timeline.Timeline;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes over what devices print, and compares it at once. */
@ApplicationScoped
public class DeviceOutputs {

    /** What such texts are called in the record of imports. */
    private static final String KIND = "device-output";

    private final DeviceOutputStore outputs;
    private final DeviceCounts counts;
    private final StructureStore structures;
    private final Resolvers resolvers;
    private final AccountIntake intake;
    private final AccountStore accounts;
    private final ImportLog log;
    private final Runner runner;
    private final ObjectMapper json;
    private final InstantSource clock;

    DeviceOutputs(
            DeviceOutputStore outputs,
            DeviceCounts counts,
            StructureStore structures,
            Resolvers resolvers,
            AccountIntake intake,
            AccountStore accounts,
            ImportLog log,
            Runner runner,
            ObjectMapper json,
            InstantSource clock) {
        this.outputs = outputs;
        this.counts = counts;
        this.structures = structures;
        this.resolvers = resolvers;
        this.intake = intake;
        this.accounts = accounts;
        this.log = log;
        this.runner = runner;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A text of a device, and what its sender says of it.
     *
     * @param productInstance whose it is, where the text does not say
     * @param virtualAccount where licences belong of which no use is known here: an id; null for where the device's other
     *     use is
     * @param takenAt when it was printed; null for when it first came
     */
    public record Sent(
            ImportBody body,
            DeviceText text,
            @Nullable String productInstance,
            @Nullable String virtualAccount,
            @Nullable Instant takenAt) {}

    /**
     * What became of a licence in a text.
     *
     * @param entitlementTag what it is; null where that is not certain, as reason and detail say
     */
    public record Line(
            DeviceText.Licence licence,
            @Nullable String entitlementTag,
            @Nullable String reason,
            @Nullable String detail) {}

    /**
     * What became of a text.
     *
     * @param run the comparison that followed; null in a preview
     */
    public record Brought(
            Output output, List<Line> lines, @Nullable Run run) {}

    /**
     * Takes over a text of an account that exists.
     *
     * @param preview whether to tell only what would become of it
     * @throws Problem 422 where it does not say whose it is, has no licences, or its Virtual Account is not known
     */
    public Brought bring(String smartAccount, Sent sent, boolean preview) {
        readNames(smartAccount);
        Brought brought = QuarkusTransaction.requiringNew().call(() -> keep(smartAccount, sent, preview));
        if (preview) {
            return brought;
        }
        Output output = brought.output();
        String id = "device-" + output.sha256().substring(0, 16) + "-" + clock.instant();
        Run run = runner.runOfDevice(smartAccount, id, output.productInstance());
        return new Brought(output, brought.lines(), run);
    }

    private Brought keep(String smartAccount, Sent sent, boolean preview) {
        Instant recordedAt = preview ? clock.instant() : accounts.record(smartAccount, clock.instant());
        String instance = sent.text().productInstance() == null
                ? sent.productInstance()
                : sent.text().productInstance();
        if (instance == null) {
            throw Problem.invalid("", "NO_UDI", "The text does not say whose it is; send show license all.");
        }
        if (sent.text().licences().isEmpty()) {
            throw Problem.invalid("", "NO_LICENCES", "The text has no licences; send show license all.");
        }
        List<String> members = sent.text().members().isEmpty()
                ? List.of(instance)
                : sent.text().members();
        String sha256 = sent.body().sha256();
        Instant takenAt = sent.takenAt() == null
                ? outputs.takenAt(smartAccount, instance, sha256).orElse(recordedAt)
                : sent.takenAt();
        Map<Pair, Timeline> used = counts.functions(smartAccount, members);
        List<Line> lines = resolve(smartAccount, sent.text(), used);
        int unresolved = (int)
                lines.stream().filter(line -> line.entitlementTag() == null).count();
        Output output = new Output(
                instance,
                takenAt,
                sha256,
                members,
                virtualAccount(smartAccount, sent.virtualAccount(), used, takenAt),
                unresolved);
        if (!preview) {
            outputs.add(smartAccount, output, sums(lines), recordedAt);
            log.record(smartAccount, KIND, sent.body(), recordedAt, fates(lines));
        }
        return new Brought(output, lines, null);
    }

    private List<Line> resolve(String smartAccount, DeviceText text, Map<Pair, Timeline> used) {
        Resolver resolver = resolvers.of(smartAccount);
        List<String> usedTags =
                used.keySet().stream().map(Pair::entitlementTag).distinct().toList();
        return text.licences().stream()
                .map(licence -> resolve(resolver, licence, usedTags))
                .toList();
    }

    /** The first name that is certain says what it is, else the first of whose meanings the device uses a single one. */
    private static Line resolve(Resolver resolver, DeviceText.Licence licence, List<String> usedTags) {
        boolean isAmbiguous = false;
        for (String name : licence.names()) {
            Set<String> tags = resolver.tags(name);
            if (tags.size() == 1) {
                return new Line(licence, tags.iterator().next(), null, null);
            }
            isAmbiguous |= tags.size() > 1;
        }
        for (String name : licence.names()) {
            List<String> candidates =
                    usedTags.stream().filter(resolver.tags(name)::contains).toList();
            if (candidates.size() == 1) {
                return new Line(licence, candidates.getFirst(), null, null);
            }
        }
        return new Line(
                licence,
                null,
                isAmbiguous ? "AMBIGUOUS_LICENCE" : "UNKNOWN_LICENCE",
                (isAmbiguous ? "There is more than one licence named " : "There is no licence named ")
                        + String.join(" or ", licence.names()) + ".");
    }

    private String virtualAccount(
            String smartAccount, @Nullable String said, Map<Pair, Timeline> used, Instant takenAt) {
        if (said != null) {
            if (structures.virtualAccounts(smartAccount).stream()
                    .map(VirtualAccount::id)
                    .noneMatch(said::equals)) {
                throw missing("UNKNOWN_VIRTUAL_ACCOUNT", "The account has no Virtual Account " + said + ".");
            }
            return said;
        }
        Map<String, Long> units = new TreeMap<>();
        used.forEach(
                (pair, function) -> units.merge(pair.virtualAccount(), Math.max(0, function.at(takenAt)), Long::sum));
        return units.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> missing(
                        "UNKNOWN_INSTANCE",
                        "No use of this device is known here. Say in which Virtual Account it is."));
    }

    private static Problem missing(String code, String detail) {
        return Problem.of(422, code, detail, Violation.inParameter("virtualAccount", code, detail));
    }

    private static Map<String, Long> sums(List<Line> lines) {
        Map<String, Long> sums = new HashMap<>();
        for (Line line : lines) {
            if (line.entitlementTag() != null) {
                sums.merge(line.entitlementTag(), line.licence().units(), Long::sum);
            }
        }
        return sums;
    }

    private List<LineFate> fates(List<Line> lines) {
        List<LineFate> fates = new ArrayList<>();
        for (Line line : lines) {
            fates.add(new LineFate(
                    fates.size(),
                    "/lines/" + line.licence().line(),
                    line.entitlementTag() == null ? "UNRESOLVED" : "ACCEPTED",
                    line.reason(),
                    line.detail(),
                    line.entitlementTag(),
                    content(line.licence())));
        }
        return fates;
    }

    private String content(DeviceText.Licence licence) {
        try {
            return json.writeValueAsString(Map.of("names", licence.names(), "units", licence.units()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where the names of now cannot be had, those read before are good enough. */
    private void readNames(String smartAccount) {
        try {
            intake.readDirectory(smartAccount);
        } catch (PeerUnavailable later) {
            return;
        }
    }
}
