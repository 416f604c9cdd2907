package dev.ninety.compliance.remedy.client;

import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.Sent;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Writes steps to the other services. Each is named after its plan and number and dated once, so that it comes to
 * nothing more when it is written again. The vendor is not said to have been told of any.
 */
@ApplicationScoped
public class StepCarrier {

    private final Peers peers;
    private final TransferApi transfers;
    private final InstanceApi instances;

    StepCarrier(Peers peers, @RestClient TransferApi transfers, @RestClient InstanceApi instances) {
        this.peers = peers;
        this.transfers = transfers;
        this.instances = instances;
    }

    /**
     * Moves units.
     *
     * @param id of the transfer
     */
    public Sent move(String smartAccount, String id, Move move, Instant effectiveAt, String reason) {
        TransferApi.Transfer body = new TransferApi.Transfer(
                move.from().virtualAccount(),
                move.to(),
                move.from().entitlementTag(),
                move.quantity(),
                effectiveAt,
                reason);
        return peers.entitlement().send(() -> transfers.put(smartAccount, id, body));
    }

    /** Clears use. */
    public Sent clear(String smartAccount, Clear clear, Instant effectiveAt, String reason) {
        String instance = clear.productInstance();
        return switch (clear.action()) {
            case MERGE -> {
                String into = Objects.requireNonNull(clear.into());
                yield peers.usage()
                        .send(() -> instances.merge(smartAccount, instance, new InstanceApi.Merge(into, effectiveAt)));
            }
            case DECOMMISSION ->
                peers.usage()
                        .send(() -> instances.decommission(
                                smartAccount, instance, new InstanceApi.Decommission(effectiveAt, reason)));
            case RELEASE -> {
                String tag = Objects.requireNonNull(clear.entitlementTag());
                yield peers.usage()
                        .send(() -> instances.release(
                                smartAccount, instance, new InstanceApi.Release(tag, effectiveAt, reason)));
            }
        };
    }
}
