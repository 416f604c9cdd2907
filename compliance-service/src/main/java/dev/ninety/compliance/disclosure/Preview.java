package dev.ninety.compliance.disclosure;

import dev.ninety.compliance.position.Position;
import java.time.Instant;
import java.util.List;

/**
 * What the vendor would compute of an account, were an export submitted at a moment.
 *
 * @param at the moment, by which everything is judged
 */
public record Preview(Instant at, List<Position> positions, List<PreviewCase> cases) {

    public Preview {
        positions = List.copyOf(positions);
        cases = List.copyOf(cases);
    }
}
