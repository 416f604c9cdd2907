package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.file.StoredFile;
import dev.ninety.compliance.file.app.StoredFiles;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.job.Tally;
import dev.ninety.compliance.job.app.JobHandler;
import dev.ninety.compliance.job.app.JobRun;
import dev.ninety.compliance.pack.Ed25519;
import dev.ninety.compliance.pack.EvidenceKey;
import dev.ninety.compliance.pack.IndexPage;
import dev.ninety.compliance.pack.Pack;
import dev.ninety.compliance.pack.PackArchive;
import dev.ninety.compliance.pack.PackEntry;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.PackStore;
import dev.ninety.kit.problem.Problem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts packs together, as jobs. An attempt that breaks off leaves nothing, and the next one begins anew: what it writes
 * follows from the scope alone. Nothing is held open while another service is asked.
 */
@ApplicationScoped
public class PackBuilder implements JobHandler {

    static final String KIND = "EVIDENCE_PACK";

    /** The version of the form that packs have. */
    private static final int FORMAT = 1;

    private static final String MANIFEST = "manifest.json";

    private final List<PackSection> sections;
    private final PackStore packs;
    private final StoredFiles files;
    private final EvidenceKeys keys;
    private final EvidenceSettings settings;
    private final AccountIntake intake;
    private final AccountStore accounts;
    private final LedgerStore ledgers;
    private final ObjectMapper mapper;
    private final PackJson json;
    private final InstantSource clock;

    PackBuilder(
            @All List<PackSection> sections,
            PackStore packs,
            StoredFiles files,
            EvidenceKeys keys,
            EvidenceSettings settings,
            AccountIntake intake,
            AccountStore accounts,
            LedgerStore ledgers,
            ObjectMapper mapper,
            PackJson json,
            InstantSource clock) {
        this.sections = sections.stream()
                .sorted(Comparator.comparing(PackSection::entry))
                .toList();
        this.packs = packs;
        this.files = files;
        this.keys = keys;
        this.settings = settings;
        this.intake = intake;
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        Pack pack = find(run);
        if (pack.sealed() != null) {
            return result(pack, pack.sealed());
        }
        Ed25519 signer = keys.signer();
        try {
            takeOver(pack.scope().smartAccount());
            return result(pack, build(run, pack, signer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pack find(JobRun run) {
        String id = parameters(run).getOrDefault("pack", "");
        return packs.find(run.job().smartAccount(), id)
                .map(PackStore.Standing::pack)
                .filter(pack -> pack.jobId().equals(run.job().id()))
                .orElseThrow(() -> Problem.conflict(
                        "OVERTAKEN",
                        "The pack " + id + " was removed, or asked for anew, before it was put together."));
    }

    private Map<String, String> parameters(JobRun run) {
        try {
            return mapper.readerForMapOf(String.class).readValue(run.job().parameters());
        } catch (IOException unreadable) {
            throw new IllegalStateException("what a job was given can be read", unreadable);
        }
    }

    /** Whatever the sources had recorded by the moment asked about is to be here before anything is written. */
    private void takeOver(String smartAccount) {
        intake.readDirectory(smartAccount);
        for (Source source : Source.values()) {
            intake.pull(smartAccount, source);
        }
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (!doubts.isEmpty()) {
            Doubt doubt = doubts.getFirst();
            throw Problem.conflict(
                    "SOURCE_IN_DOUBT",
                    "The ledger of " + doubt.source().service() + " is in doubt (" + doubt.reason() + "): "
                            + doubt.detail());
        }
    }

    private Pack.Sealed build(JobRun run, Pack pack, Ed25519 signer) throws IOException {
        PackScope scope = pack.scope();
        try (StoredFiles.Draft draft = files.begin(scope.smartAccount(), pack.jobId())) {
            write(run, scope, draft.content());
            String sha256 = draft.content().sha256();
            String signature = Base64.getEncoder().encodeToString(signer.sign(draft::reread));
            EvidenceKey key = EvidenceKey.of(signer.publicKey());
            return QuarkusTransaction.requiringNew().call(() -> {
                accounts.record(scope.smartAccount(), clock.instant());
                StoredFile file = draft.finish(sha256);
                Pack.Sealed sealed = new Pack.Sealed(file.id(), file.bytes(), sha256, signature, key);
                if (!packs.seal(scope.smartAccount(), pack.id(), pack.jobId(), sealed)) {
                    throw Problem.conflict("OVERTAKEN", "The pack " + pack.id() + " was removed meanwhile.");
                }
                return sealed;
            });
        }
    }

    private void write(JobRun run, PackScope scope, OutputStream out) throws IOException {
        List<PackEntry> entries = new ArrayList<>();
        int files = sections.size() + 2;
        try (PackArchive archive = new PackArchive(out)) {
            long left = settings.packBytes();
            for (PackSection section : sections) {
                PackEntry entry = add(archive, section.entry(), section.title(), left, section, scope);
                entries.add(entry);
                left -= entry.bytes();
                run.advance(null, new Tally(entries.size(), entries.size(), 0), entries.size() * 100 / files);
            }
            String index = IndexPage.of(scope, entries);
            entries.add(add(archive, IndexPage.NAME, "This page.", left, text(index), scope));
            add(archive, MANIFEST, "The digests of all files.", left, text(manifest(scope, entries)), scope);
        }
    }

    /** What writes the content of a file. */
    @FunctionalInterface
    private interface Content {
        PackSection.Summary write(PackScope scope, OutputStream out) throws IOException;
    }

    private static Content text(String text) {
        return (scope, out) -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return PackSection.Summary.of(1);
        };
    }

    private static PackEntry add(
            PackArchive archive, String name, String title, long most, PackSection section, PackScope scope)
            throws IOException {
        return add(archive, name, title, most, (Content) section::write, scope);
    }

    private static PackEntry add(
            PackArchive archive, String name, String title, long most, Content content, PackScope scope)
            throws IOException {
        try (Spool spool = new Spool(most)) {
            PackSection.Summary summary;
            try (OutputStream out = spool.open()) {
                summary = content.write(scope, out);
            }
            try (InputStream in = spool.read()) {
                archive.add(name, spool.bytes(), spool.crc32(), in);
            }
            return new PackEntry(name, title, spool.bytes(), spool.sha256(), summary);
        }
    }

    private String manifest(PackScope scope, List<PackEntry> entries) {
        return json.text(fields(
                        "format",
                        FORMAT,
                        "smartAccount",
                        scope.smartAccount(),
                        "virtualAccount",
                        scope.virtualAccount(),
                        "at",
                        scope.at(),
                        "knownAt",
                        scope.knownAt(),
                        "rawReports",
                        scope.rawReports(),
                        "ledgers",
                        entries.stream().flatMap(entry -> chain(entry).stream()).toList(),
                        "entries",
                        entries.stream().map(PackBuilder::listed).toList()))
                + "\n";
    }

    private static List<Map<String, @Nullable Object>> chain(PackEntry entry) {
        PackSection.Chain chain = entry.summary().chain();
        return chain == null
                ? List.of()
                : List.of(fields("name", entry.name(), "sequence", chain.sequence(), "hash", chain.hash()));
    }

    private static Map<String, @Nullable Object> listed(PackEntry entry) {
        return fields(
                "name",
                entry.name(),
                "bytes",
                entry.bytes(),
                "sha256",
                entry.sha256(),
                "records",
                entry.summary().records());
    }

    private String result(Pack pack, Pack.Sealed sealed) {
        return json.text(fields(
                "pack",
                pack.id(),
                "bytes",
                sealed.bytes(),
                "sha256",
                sealed.sha256(),
                "keyId",
                sealed.key().keyId()));
    }
}
