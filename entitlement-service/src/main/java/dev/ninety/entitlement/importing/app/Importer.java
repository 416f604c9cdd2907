package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.naming.KnownNames;
import java.time.Instant;
import java.util.List;

/** Takes the lines of one kind of file into the record. */
public interface Importer {

    /** The last part of the door's address, by which the record of files knows the kind. */
    String kind();

    /**
     * Takes what can be taken.
     *
     * @return the fates of the lines, in their order
     */
    List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines);

    /**
     * Takes lines that waited for names, as if the names had been known when the files came in.
     *
     * @param files in the order in which they came in, each with its lines that waited
     * @return the same files, each with those of its lines whose fates have to be written anew
     */
    List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files);

    /**
     * A file whose lines wait no more.
     *
     * @param receivedAt when it came in last
     */
    record Waited(String sha256, Instant receivedAt, List<SourceLine> lines) {}

    /** How lines of a file fared: as many fates as lines. */
    record Fared(String sha256, List<SourceLine> lines, List<Fate> fates) {}
}
