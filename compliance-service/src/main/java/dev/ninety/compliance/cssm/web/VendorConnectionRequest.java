package dev.ninety.compliance.cssm.web;

import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.client.CssmSettings;
import dev.ninety.compliance.outbound.client.Outbound;
import dev.ninety.kit.outbound.SecretFiles;
import dev.ninety.kit.problem.Check;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the vendor is to be asked. */
@Schema(name = "VendorConnectionRequest")
public record VendorConnectionRequest(
        @Schema(description = "the vendor's own where absent", nullable = true) @Nullable
        String apiUrl,

        @Schema(description = "the vendor's own where absent", nullable = true) @Nullable
        String tokenUrl,

        @Schema(description = "by which the vendor knows the account; absent for the account's own", nullable = true)
        @Nullable
        String domain,

        @Schema(required = true) @Nullable String secretRef,

        @Schema(description = "by the vendor's names; absent for all", nullable = true) @Nullable
        List<@Nullable String> virtualAccounts,

        @Schema(description = "true where absent", nullable = true) @Nullable
        Boolean enabled,

        @Schema(minimum = "1", maximum = "2160", nullable = true) @Nullable
        Integer everyHours) {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_HOURS = 2_160;

    Connection.Settings checked(String smartAccount, CssmSettings defaults, Outbound outbound) {
        Check check = new Check();
        String api = address(check, "/apiUrl", apiUrl == null ? defaults.apiUrl() : apiUrl, outbound);
        String token = address(check, "/tokenUrl", tokenUrl == null ? defaults.tokenUrl() : tokenUrl, outbound);
        String account = check.text("/domain", domain == null ? smartAccount : domain, LONGEST_NAME);
        String secret = check.text("/secretRef", secretRef, LONGEST_NAME);
        if (!secret.isEmpty() && !SecretFiles.isName(secret)) {
            check.refuse("/secretRef", "INVALID", "Letters, digits and . _ - only, a letter or digit first.");
        }
        if (everyHours != null && (everyHours < 1 || everyHours > MOST_HOURS)) {
            check.refuse("/everyHours", "OUT_OF_RANGE", "Between 1 and " + MOST_HOURS + ".");
        }
        List<String> names = names(check);
        check.done();
        return new Connection.Settings(api, token, account, secret, names, enabled == null || enabled, everyHours);
    }

    private @Nullable List<String> names(Check check) {
        if (virtualAccounts == null) {
            return null;
        }
        if (virtualAccounts.isEmpty() || virtualAccounts.size() > MOST_NAMES) {
            check.refuse("/virtualAccounts", "OUT_OF_RANGE", "Between 1 and " + MOST_NAMES + " names, or none at all.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < virtualAccounts.size(); i++) {
            names.add(check.text("/virtualAccounts/" + i, virtualAccounts.get(i), LONGEST_NAME));
        }
        return names;
    }

    private static String address(Check check, String pointer, String text, Outbound outbound) {
        String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String fault = outbound.fault(address);
        if (fault == null && address.indexOf('?') >= 0) {
            fault = "Without parameters.";
        }
        if (fault != null) {
            check.refuse(pointer, "INVALID", fault);
        }
        return address;
    }
}
