package dev.ninety.compliance.cssm.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the vendor is asked for its counts. */
@ConfigMapping(prefix = "ninety.cssm")
public interface CssmSettings {

    /** The vendor's interface, for connections that name none. */
    @WithDefault("https://apx.cisco.com/services/api/smart-accounts-and-licensing")
    String apiUrl();

    /** Where a token is asked for, for connections that do not say. */
    @WithDefault("https://cloudsso.cisco.com/as/token.oauth2")
    String tokenUrl();

    /** How many licences are asked for at once, 1 to 1,000. */
    @WithDefault("50")
    int pageSize();

    /** How often a question that was not answered is asked again. */
    @WithDefault("3")
    int retries();

    /** How long to wait before asking again where the vendor does not say. */
    @WithDefault("2s")
    Duration retryDelay();

    /** The longest wait that the vendor may ask for within one pull; for a longer one the pull is given up. */
    @WithDefault("60s")
    Duration longestWait();

    /** The largest answer in bytes. */
    @WithDefault("16777216")
    int answerBytes();
}
