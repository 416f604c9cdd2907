package dev.ninety.compliance.outbound.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How addresses are spoken to that people name, such as those of webhooks. */
@ConfigMapping(prefix = "ninety.outbound")
public interface OutboundSettings {

    /** Where secrets are: a folder per Smart Account, and in it a file or a folder per name. */
    Optional<Path> secrets();

    /** Networks that are never spoken to, whatever name leads there. */
    @WithDefault("0.0.0.0/8,127.0.0.0/8,169.254.0.0/16,224.0.0.0/3,100.100.100.200/32,168.63.129.16/32,192.0.0.0/24,"
            + "::/96,2002::/16,fe80::/10,ff00::/8,fd00:ec2::/32,64:ff9b::a9fe:0/112,64:ff9b::7f00:0/104")
    List<String> forbiddenNetworks();

    /** Whether http is accepted beside https; only the profiles local, dev and test accept that. */
    @WithDefault("false")
    boolean allowPlainHttp();

    /** How long a host may take to accept a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long it may then take to answer. */
    @WithDefault("15s")
    Duration readTimeout();
}
