package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.naming.DescribedName;
import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.NamedTag;
import dev.ninety.entitlement.naming.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges lines that tell what names stand for: what is new of them, and what is said already. */
public final class NameLines {

    private final NameSource source;
    private final Instant recordedAt;
    private final Set<List<String>> said = new HashSet<>();
    private final List<NamedTag> tags = new ArrayList<>();
    private final List<DescribedName> descriptions = new ArrayList<>();

    /**
     * @param source the source of all the lines
     * @param statements what that source has said before, others being passed over
     */
    public NameLines(
            NameSource source,
            Instant recordedAt,
            Collection<NamedTag> statements,
            Collection<DescribedName> described) {
        this.source = source;
        this.recordedAt = recordedAt;
        for (NamedTag statement : statements) {
            if (statement.source() == source) {
                said.add(ofTag(statement.name(), statement.entitlementTag()));
            }
        }
        described.forEach(link -> said.add(ofDescription(link.name(), link.description())));
    }

    /** The fates of the lines, in their order. */
    public List<Fate> judge(List<SourceLine> lines) {
        return lines.stream().map(this::judge).toList();
    }

    private Fate judge(SourceLine line) {
        if (line.fate() != null) {
            return line.fate();
        }
        try {
            Cells cells = new Cells(line);
            String name = cells.name(Fields.NAME, "NAME");
            String tag = cells.optionalTag(Fields.ENTITLEMENT_TAG);
            boolean isNew;
            if (tag != null) {
                isNew = said.add(ofTag(name, tag));
                if (isNew) {
                    tags.add(new NamedTag(name, tag, source, recordedAt));
                }
            } else {
                String description = cells.name(Fields.DESCRIPTION, "TAG");
                isNew = said.add(ofDescription(name, description));
                if (isNew) {
                    descriptions.add(new DescribedName(name, description, recordedAt));
                }
            }
            return Fate.of(isNew ? Status.CREATED : Status.UNCHANGED, "aliases/" + name);
        } catch (Refusal refusal) {
            return refusal.fate();
        }
    }

    /** The tags that are new. */
    public List<NamedTag> tags() {
        return tags;
    }

    /** The descriptions that are new. */
    public List<DescribedName> descriptions() {
        return descriptions;
    }

    private static List<String> ofTag(String name, String tag) {
        return List.of("tag", Names.key(name), tag);
    }

    private static List<String> ofDescription(String name, String description) {
        return List.of("description", Names.key(name), Names.key(description));
    }
}
