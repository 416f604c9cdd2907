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
import java.util.stream.Stream;

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

    /** Lets an account exist with these Virtual Accounts, the first of which is the default; lab is mapped to nothing. */
    public static void account(String smartAccount, String... virtualAccounts) {
        account(smartAccount, List.of(virtualAccounts), List.of());
    }

    /** As above; the edits are further versions of licences, as {@link #edit} writes them. */
    public static void account(String smartAccount, List<String> all, List<String> edits) {
        String items = all.stream()
                .map(va -> "{\"virtualAccount\":\"%s\",\"name\":\"%s\",\"default\":%s,\"region\":%s}"
                        .formatted(
                                va,
                                va.equals("branch") ? "Branch Offices" : va,
                                all.indexOf(va) == 0,
                                va.equals("lab") ? "null" : "\"EMEA\""))
                .collect(Collectors.joining(","));
        String licences =
                licence(DNA, "SUBSCRIPTION", "UNENFORCED") + "," + licence(NETWORK, "PERPETUAL", "UNENFORCED");
        String versions = Stream.concat(
                        Stream.of(
                                edit(null, DNA, "SUBSCRIPTION", "UNENFORCED"),
                                edit(null, NETWORK, "PERPETUAL", "UNENFORCED")),
                        edits.stream())
                .collect(Collectors.joining(","));
        String body =
                "{\"smartAccount\":\"%s\",\"name\":\"x\",\"virtualAccounts\":[%s],\"licences\":[%s],\"licenceVersions\":[%s]}"
                        .formatted(smartAccount, items, licences, versions);
        termEnds(smartAccount);
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

    /** One version of a licence. */
    public static String edit(String recordedAt, String tag, String licenceType, String enforcementType) {
        return "{\"recordedAt\":%s,\"licence\":%s}"
                .formatted(
                        recordedAt == null ? "null" : "\"" + recordedAt + "\"",
                        licence(tag, licenceType, enforcementType));
    }

    private static String licence(String tag, String licenceType, String enforcementType) {
        return "{\"entitlementTag\":\"%s\",\"licenceType\":\"%s\",\"enforcementType\":\"%s\"}"
                .formatted(tag, licenceType, enforcementType);
    }

    /** Lets terms of a licence end, each written as {@code {"virtualAccount":…,"entitlementTag":…,"endsAt":…}}. */
    public static void termEnds(String smartAccount, String... items) {
        server.stubFor(get(urlPathEqualTo("/v1/smart-accounts/" + smartAccount + "/term-ends"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"items\":[" + String.join(",", items) + "],\"next\":null}")));
    }

    public static String termEnd(String virtualAccount, String tag, String endsAt) {
        return "{\"virtualAccount\":\"%s\",\"entitlementTag\":\"%s\",\"endsAt\":\"%s\",\"quantity\":1}"
                .formatted(virtualAccount, tag, endsAt);
    }
}
