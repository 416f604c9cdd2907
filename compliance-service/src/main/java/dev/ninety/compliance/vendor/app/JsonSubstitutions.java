package dev.ninety.compliance.vendor.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.vendor.Substitution;
import dev.ninety.kit.problem.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for what, as the vendor's portal exports it with a licence. It says why a licence is short here and not
 * there, and counts nothing, so what cannot be read of it is left aside.
 */
final class JsonSubstitutions {

    private static final String LIST = "licenseSubstitutions";
    private static final int LONGEST_NAME = 300;

    private JsonSubstitutions() {}

    /** @param item a licence; it is the one that is short where a substitution names none */
    static List<Substitution> read(JsonNode item) {
        List<Substitution> substitutions = new ArrayList<>();
        for (JsonNode one : item.path(LIST)) {
            String license = Stream.of(one.path("license"), one.path("licenseName"), item.path("license"))
                    .map(JsonSubstitutions::name)
                    .filter(name -> name != null)
                    .findFirst()
                    .orElse(null);
            String substitute = name(one.path("substitutedLicense"));
            JsonNode units = one.path("substitutedQuantity");
            boolean isCount = units.isIntegralNumber()
                    && units.canConvertToLong()
                    && units.longValue() >= 1
                    && units.longValue() <= Check.LARGEST_COUNT;
            if (license != null && substitute != null && isCount && !license.equals(substitute)) {
                substitutions.add(new Substitution(license, substitute, units.longValue()));
            }
        }
        return substitutions;
    }

    private static @Nullable String name(JsonNode value) {
        String text = value.textValue();
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            return null;
        }
        boolean isWritten = text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return isWritten ? text.strip() : null;
    }
}
