package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.renewal.RenewalReview;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The doors that tell what a review was read from, where that is a list. */
final class Links {

    private Links() {}

    static Map<String, String> of(RenewalReview review) {
        String account = "/v1/smart-accounts/" + review.question().smartAccount();
        String at = "?at=" + review.question().asOf();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("positions", account + "/positions" + at);
        links.put("vendorPositions", account + "/positions" + at + "&view=DISCLOSED");
        links.put("cases", account + "/cases");
        links.put("disputes", account + "/disputes");
        links.put("score", account + "/score" + at);
        links.put("forecast", account + "/forecast");
        AgreementVersion agreement = review.agreement();
        if (agreement != null) {
            links.put(
                    "agreement",
                    account + "/agreements/"
                            + URLEncoder.encode(agreement.agreement().id(), StandardCharsets.UTF_8) + "?knownAt="
                            + review.question().now());
        }
        return links;
    }
}
