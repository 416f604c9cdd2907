package dev.ninety.compliance.intake.client;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The doors of usage-service that this service knocks at. */
@RegisterRestClient(configKey = "usage-service")
@Path("/v1")
public interface UsageApi extends LedgerFeed {}
