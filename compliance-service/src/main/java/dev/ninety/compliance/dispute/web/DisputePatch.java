package dev.ninety.compliance.dispute.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.dispute.DisputeEdit;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.web.PatchText;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request writes to a dispute. A field that is absent leaves what is there; null clears an owner or a note. */
@Schema(name = "DisputePatch")
public record DisputePatch(
        @Schema(type = SchemaType.STRING, maxLength = LONGEST_OWNER, nullable = true, implementation = String.class)
        @Nullable
        JsonNode owner,

        @Schema(type = SchemaType.STRING, maxLength = LONGEST_NOTE, nullable = true, implementation = String.class)
        @Nullable
        JsonNode note,

        @Schema(description = "OPEN, ACCEPTED or CONTESTED", nullable = true) @Nullable
        DisputeState state) {

    static final int LONGEST_OWNER = 200;
    static final int LONGEST_NOTE = 4_000;

    DisputeEdit edit() {
        String newOwner = PatchText.of("/owner", owner);
        String newNote = PatchText.of("/note", note);
        Check check = new Check();
        check.optionalText("/owner", newOwner, LONGEST_OWNER);
        check.optionalLines("/note", newNote, LONGEST_NOTE);
        if (state == DisputeState.RESOLVED) {
            check.refuse("/state", "NOT_BY_HAND", "Only a run that finds the figures agree resolves a dispute.");
        }
        check.done();
        return new DisputeEdit(owner != null, newOwner, note != null, newNote, state);
    }
}
