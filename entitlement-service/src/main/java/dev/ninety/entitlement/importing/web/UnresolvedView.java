package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.app.UnresolvedService.UnresolvedName;
import dev.ninety.entitlement.importing.store.WaitingNames.FileKey;
import dev.ninety.entitlement.naming.Candidate;
import dev.ninety.entitlement.naming.Candidates;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.naming.VirtualAccountCandidate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A name that lines of files wait for.
 *
 * @param name as it was spelled in one of the lines
 * @param lines in all files
 * @param quantity the units of those lines; lines that say the same in several files count once
 * @param sources the files, in the order in which they came in
 * @param firstSeenAt when the first of those files came in first
 * @param candidates what the name may mean, the best first: licences for a licence's name, Virtual Accounts for
 *     the name of one
 */
@Schema(name = "UnresolvedName")
@RegisterForReflection(targets = {UnresolvedView.class, Candidate.class, VirtualAccountCandidate.class})
public record UnresolvedView(
        String name,
        NameKind kind,
        Reason reason,
        long lines,
        long quantity,
        List<FileKey> sources,
        Instant firstSeenAt,

        @Schema(
                type = SchemaType.ARRAY,
                anyOf = {Candidate[].class, VirtualAccountCandidate[].class})
        List<?> candidates) {

    /** Why it is not known what the name means. */
    public enum Reason {
        UNKNOWN,
        AMBIGUOUS
    }

    static UnresolvedView of(UnresolvedName name, Candidates candidates) {
        var waiting = name.waiting();
        return new UnresolvedView(
                waiting.name(),
                waiting.kind(),
                name.ambiguous() ? Reason.AMBIGUOUS : Reason.UNKNOWN,
                waiting.lines(),
                waiting.quantity(),
                name.sources(),
                waiting.firstSeenAt(),
                switch (waiting.kind()) {
                    case LICENCE -> candidates.licences(waiting.name());
                    case VIRTUAL_ACCOUNT -> candidates.virtualAccounts(waiting.name());
                });
    }
}
