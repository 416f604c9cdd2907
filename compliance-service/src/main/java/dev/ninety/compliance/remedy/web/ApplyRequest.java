package dev.ninety.compliance.remedy.web;

import dev.ninety.kit.problem.Check;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says who applies a plan. */
@Schema(name = "PlanApplication")
public record ApplyRequest(
        @Schema(description = "the product instances that may be cleared: all that the plan's `confirm` names")
        @Nullable
        List<@Nullable String> confirm) {

    private static final int LONGEST = 300;

    List<String> confirmed() {
        if (confirm == null) {
            return List.of();
        }
        Check check = new Check();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < confirm.size(); i++) {
            named.add(check.text("/confirm/" + i, confirm.get(i), LONGEST));
        }
        check.done();
        return named;
    }
}
