package dev.ninety.usage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stands in for entitlement-service: answers with the directories that a test gives it. */
public class EntitlementStub implements QuarkusTestResourceLifecycleManager {

    public static final String DNA =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";
    public static final String NETWORK = "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53";

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return Map.of("ninety.entitlement-service.url", server.baseUrl());
    }

    @Override
    public void stop() {
        server.stop();
    }

    public static WireMockServer server() {
        return server;
    }

    /** Lets an account exist with these Virtual Accounts, the first of which is the default. */
    public static void account(String smartAccount, String... virtualAccounts) {
        List<String> all = List.of(virtualAccounts);
        String items = all.stream()
                .map(va -> "{\"virtualAccount\":\"%s\",\"name\":\"%s\",\"default\":%s}"
                        .formatted(va, va.equals("branch") ? "Branch Offices" : va, all.indexOf(va) == 0))
                .collect(Collectors.joining(","));
        String licences = "{\"entitlementTag\":\"%s\"},{\"entitlementTag\":\"%s\"}".formatted(DNA, NETWORK);
        String body = "{\"smartAccount\":\"%s\",\"name\":\"x\",\"virtualAccounts\":[%s],\"licences\":[%s]}"
                .formatted(smartAccount, items, licences);
        String etag = "\"" + body.hashCode() + "\"";
        String path = "/v1/smart-accounts/" + smartAccount + "/directory";
        server.stubFor(get(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("ETag", etag)
                        .withBody(body)));
        server.stubFor(get(urlPathEqualTo(path))
                .withHeader("If-None-Match", equalTo(etag))
                .willReturn(aResponse().withStatus(304)));
    }
}
