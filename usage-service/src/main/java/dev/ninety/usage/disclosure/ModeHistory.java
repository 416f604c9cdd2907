package dev.ninety.usage.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which delivery mode was said to be in force, of one product instance or one Virtual Account. */
public final class ModeHistory {

    private static final ModeHistory SILENT = new ModeHistory(List.of());

    private final TreeMap<Instant, DeliveryMode> modes = new TreeMap<>();

    /** A mode holds from a moment on. */
    public record Said(Instant effectiveFrom, DeliveryMode mode) {}

    /** @param said in the order recorded; of two with the same moment the later recorded wins */
    public ModeHistory(List<Said> said) {
        said.forEach(one -> modes.put(one.effectiveFrom(), one.mode()));
    }

    /** Nothing was ever said. */
    public static ModeHistory silent() {
        return SILENT;
    }

    /** Empty where nothing had been said that holds by then. */
    public Optional<DeliveryMode> at(Instant moment) {
        return Optional.ofNullable(modes.floorEntry(moment)).map(Map.Entry::getValue);
    }

    /** Whether what was said for this very moment is this mode. */
    public boolean decides(Said said) {
        return said.mode() == modes.get(said.effectiveFrom());
    }

    /**
     * The mode of a product instance: its own, else its Virtual Account's, else CONNECTED.
     *
     * @param virtualAccount of the Virtual Account that the instance belongs to at the moment
     */
    public static DeliveryMode of(ModeHistory instance, ModeHistory virtualAccount, Instant moment) {
        return instance.at(moment).or(() -> virtualAccount.at(moment)).orElse(DeliveryMode.CONNECTED);
    }
}
