package dev.ninety.usage.importing.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.importing.DeviceLine;
import dev.ninety.usage.importing.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a list of devices in, or only says what would become of it. */
@ApplicationScoped
public class DeviceImport {

    private final Directory directory;
    private final DeviceWriter writer;

    public DeviceImport(Directory directory, DeviceWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * @param virtualAccount the id or name for lines that name none; null where they say nothing of it
     * @param preview whether nothing is written at all
     * @return one judgement for every line, in their order
     */
    public List<Judgement> run(String smartAccount, DeviceFile file, @Nullable String virtualAccount, boolean preview) {
        KnownAccount account = directory.knowing(smartAccount, virtualAccounts(file, virtualAccount));
        if (virtualAccount != null
                && account.virtualAccountsCalled(virtualAccount).size() != 1) {
            String detail = "No Virtual Account, or more than one, has this id or name.";
            throw Problem.of(
                    422, "UNKNOWN_VIRTUAL_ACCOUNT", detail, Violation.inParameter("virtualAccount", "UNKNOWN", detail));
        }
        return preview
                ? writer.judge(account, file.lines(), virtualAccount)
                : writer.take(account, file, virtualAccount);
    }

    private static Set<String> virtualAccounts(DeviceFile file, @Nullable String virtualAccount) {
        Set<String> named = new HashSet<>();
        if (virtualAccount != null) {
            named.add(virtualAccount);
        }
        for (DeviceLine line : file.lines()) {
            if (line.virtualAccount() != null) {
                named.add(line.virtualAccount());
            }
        }
        return named;
    }
}
