package dev.ninety.usage.collector.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How devices are asked for their reports. */
@ConfigMapping(prefix = "ninety.collector")
public interface CollectorSettings {

    /** How often to look for devices that are due. */
    @WithDefault("10s")
    String interval();

    /** How many devices a replica asks at a time. */
    @WithDefault("4")
    int concurrency();

    /** From one success to the next attempt, for targets that say nothing of it. */
    @WithDefault("24h")
    Duration every();

    /** The longest wait after a first failure; it doubles with each further one. */
    @WithDefault("5m")
    Duration firstRetry();

    /** The longest wait after any number of failures. */
    @WithDefault("6h")
    Duration lastRetry();

    /** How long a device may take to accept a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long a device may take to begin an answer. */
    @WithDefault("60s")
    Duration readTimeout();

    /** How long all of one collection may take. */
    @WithDefault("10m")
    Duration collectionTimeout();

    /** The largest answer of a device, in bytes. */
    @WithDefault("268435456")
    long answerBytes();

    /** The largest list of states of a device, in bytes. */
    @WithDefault("16777216")
    long listBytes();

    /** Where users and passwords are: a folder per Smart Account, and in it a pair of files per name. */
    Optional<Path> secrets();

    /** Networks that no device is in, and that are never asked. */
    @WithDefault("0.0.0.0/8,127.0.0.0/8,169.254.0.0/16,224.0.0.0/3,100.100.100.200/32,168.63.129.16/32,192.0.0.0/24,"
            + "::/96,2002::/16,fe80::/10,ff00::/8,fd00:ec2::/32,64:ff9b::a9fe:0/112,64:ff9b::7f00:0/104")
    List<String> forbiddenNetworks();

    /** Whether devices may be asked without TLS, which shows their passwords to the network. */
    @WithDefault("false")
    boolean allowPlainHttp();
}
