package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.NameLines;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.store.LicenceNameStore;
import java.util.List;

/** Takes files that tell what names stand for. Their own lines wait for nothing. */
public abstract class NameImporter implements Importer {

    private final NameSource source;
    private final LicenceNameStore names;

    NameImporter(NameSource source, LicenceNameStore names) {
        this.source = source;
        this.names = names;
    }

    @Override
    public List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        String account = write.smartAccount();
        NameLines judge =
                new NameLines(source, write.recordedAt(), names.statements(account), names.descriptions(account));
        List<Fate> fates = judge.judge(lines);
        if (!judge.tags().isEmpty() || !judge.descriptions().isEmpty()) {
            names.add(account, source, write.recordedAt(), judge.tags());
            names.describe(account, write.recordedAt(), judge.descriptions());
            write.changeDirectory();
        }
        return fates;
    }

    @Override
    public List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files) {
        return List.of();
    }
}
