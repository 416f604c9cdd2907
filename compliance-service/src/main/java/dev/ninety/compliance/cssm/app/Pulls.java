package dev.ninety.compliance.cssm.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.compliance.Settings;
import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.PullOutcome;
import dev.ninety.compliance.cssm.client.CssmClient;
import dev.ninety.compliance.cssm.client.CssmException;
import dev.ninety.compliance.cssm.store.ConnectionStore;
import dev.ninety.compliance.vendor.app.JsonCounts;
import dev.ninety.compliance.vendor.app.UsageFile;
import dev.ninety.compliance.vendor.app.VendorUsageImports;
import dev.ninety.kit.importing.ImportBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the vendor's counts and takes them over as a file of this moment that somebody brought: every line of it has its
 * fate in the record of files. Nothing is recorded of what was not told to its end.
 */
@ApplicationScoped
public class Pulls {

    private final ConnectionStore connections;
    private final CssmClient client;
    private final VendorUsageImports imports;
    private final AbsentCounts absent;
    private final ObjectMapper mapper;
    private final Settings.Importing settings;
    private final InstantSource clock;

    Pulls(
            ConnectionStore connections,
            CssmClient client,
            VendorUsageImports imports,
            AbsentCounts absent,
            ObjectMapper mapper,
            Settings.Importing settings,
            InstantSource clock) {
        this.connections = connections;
        this.client = client;
        this.imports = imports;
        this.absent = absent;
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Pulls over all connections of an account that are in use; one that fails keeps no other from being tried.
     *
     * @throws PullFailed where there is none, or one did not tell all
     */
    public void pull(String smartAccount) {
        List<Connection> enabled = QuarkusTransaction.requiringNew().call(() -> connections.enabled(smartAccount));
        if (enabled.isEmpty()) {
            throw new PullFailed("The account has no connection to the vendor that is enabled.");
        }
        PullFailed first = null;
        for (Connection connection : enabled) {
            try {
                pull(smartAccount, connection);
            } catch (PullFailed failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void pull(String smartAccount, Connection connection) {
        Instant now = clock.instant();
        Instant notBefore = connection.state().notBefore();
        if (notBefore != null && notBefore.isAfter(now)) {
            throw new PullFailed("The vendor asked to be left alone until " + notBefore + ".");
        }
        CssmClient.Told told;
        try {
            told = client.ask(smartAccount, connection.settings());
        } catch (CssmException failed) {
            Duration wait = failed.waitFor();
            Instant until = wait == null ? null : clock.instant().plus(wait);
            note(smartAccount, connection, now, failed.outcome(), failed.detail(), until);
            throw new PullFailed("Connection " + connection.id() + ": " + failed.detail());
        }
        UsageFile file = file(told, now);
        imports.run(smartAccount, file, false);
        absent.keep(smartAccount, file.body().sha256(), told.virtualAccounts(), now);
        note(smartAccount, connection, now, PullOutcome.OK, null, null);
    }

    private UsageFile file(CssmClient.Told told, Instant takenAt) {
        ObjectNode body = mapper.createObjectNode();
        body.put("takenAt", takenAt.toString());
        body.putArray("licenses").addAll(told.licenses());
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new UsageFile(
                ImportBody.read(new ByteArrayInputStream(bytes), bytes.length),
                null,
                JsonCounts.read(body, settings.endDateInclusive()).lines(),
                null,
                takenAt);
    }

    private void note(
            String smartAccount,
            Connection connection,
            Instant attemptedAt,
            PullOutcome outcome,
            @Nullable String detail,
            @Nullable Instant notBefore) {
        Instant succeededAt = outcome == PullOutcome.OK ? attemptedAt : null;
        QuarkusTransaction.requiringNew()
                .run(() -> connections.attempted(
                        smartAccount,
                        connection,
                        new Connection.State(attemptedAt, succeededAt, outcome, detail, notBefore)));
    }
}
