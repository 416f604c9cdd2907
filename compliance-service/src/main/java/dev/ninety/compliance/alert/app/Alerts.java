package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What stands and should be acted on. */
@ApplicationScoped
public class Alerts {

    private final List<AlertSource> sources;

    Alerts(@All List<AlertSource> sources) {
        this.sources = sources;
    }

    /** All alerts of an account, sorted as the vendor's are. */
    @Transactional
    public List<Alert> standing(String smartAccount, Instant now) {
        return sources.stream()
                .flatMap(source -> source.standing(smartAccount, now).stream())
                .sorted(Alert.ORDER)
                .toList();
    }
}
