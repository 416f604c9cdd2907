package dev.ninety.compliance.shortage.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.shortage.CaseEdit;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.web.PatchText;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request writes to a case. A field that is absent leaves what is there; null clears it. */
@Schema(name = "CasePatch")
public record CasePatch(
        @Schema(type = SchemaType.STRING, maxLength = LONGEST_OWNER, nullable = true, implementation = String.class)
        @Nullable
        JsonNode owner,

        @Schema(type = SchemaType.STRING, maxLength = LONGEST_NOTE, nullable = true, implementation = String.class)
        @Nullable
        JsonNode note) {

    static final int LONGEST_OWNER = 200;
    static final int LONGEST_NOTE = 4_000;

    CaseEdit edit() {
        String newOwner = PatchText.of("/owner", owner);
        String newNote = PatchText.of("/note", note);
        Check check = new Check();
        check.optionalText("/owner", newOwner, LONGEST_OWNER);
        check.optionalLines("/note", newNote, LONGEST_NOTE);
        check.done();
        return new CaseEdit(owner != null, newOwner, note != null, newNote);
    }
}
