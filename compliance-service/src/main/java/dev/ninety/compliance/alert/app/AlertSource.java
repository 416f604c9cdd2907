package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import java.time.Instant;
import java.util.List;

/** Knows alerts of some kinds. */
interface AlertSource {

    /** The alerts of an account that stand at a moment, in any order. */
    List<Alert> standing(String smartAccount, Instant now);
}
