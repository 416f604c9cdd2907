package dev.ninety.compliance.shortage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What besides the ledgers decides on spells of shortage.
 *
 * @param catalogueEdits how many edits the catalogue has; that many always make the same catalogue
 * @param recordFrom where the account's record begins; null where it reaches back without end
 */
public record Basis(int catalogueEdits, @Nullable Instant recordFrom) {}
