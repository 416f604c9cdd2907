package dev.ninety.suite.load;

import static dev.ninety.suite.http.JsonClient.path;

import dev.ninety.suite.Progress;
import dev.ninety.suite.Service;
import dev.ninety.suite.SuiteException;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.load.Loader.Brought;
import dev.ninety.suite.verdict.Verdict;
import dev.ninety.suite.verdict.VerdictTable;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** {@code ./ninety load}: from a folder of files to a verdict that says what it does not know. */
public final class Load {

    /** The forms of the command. */
    public static final String USAGE = LoadSettings.USAGE;

    private Load() {}

    /**
     * Runs the command.
     *
     * @param arguments what follows {@code load}
     * @return 0 where every recognised file was taken, else 1
     */
    public static int run(Deque<String> arguments, Map<String, String> environment, Progress progress) {
        LoadSettings settings = LoadSettings.parse(arguments, environment);
        List<FoundFile> files = FoundFile.in(settings.folder());
        if (files.isEmpty()) {
            throw new SuiteException(settings.folder() + " holds no files");
        }
        JsonClient entitlements = settings.client(Service.ENTITLEMENT);
        JsonClient usage = settings.client(Service.USAGE);
        JsonClient compliance = settings.client(Service.COMPLIANCE);
        try {
            Doors doors = new Doors(settings, progress);
            Loader loader =
                    new Loader(doors, () -> Verdict.evaluate(entitlements, compliance, settings.account()), progress);
            List<Brought> brought = loader.load(files);
            Verdict verdict = Verdict.evaluate(entitlements, compliance, settings.account());
            Unknowns unknowns = Unknowns.read(entitlements, usage, settings.account());
            String aliases = entitlements.base() + path("v1", "smart-accounts", settings.account(), "aliases");
            new Findings(progress, aliases).say(brought, unknowns, verdict);
            progress.say("");
            progress.say(VerdictTable.render(verdict).stripTrailing());
            return brought.stream().allMatch(Load::isFine) ? 0 : 1;
        } catch (UncheckedIOException e) {
            throw new SuiteException(
                    "the suite cannot be reached (" + e.getMessage() + "); is it up? --url says where it is", e);
        }
    }

    /** What is not recognised may lie there for people, such as a note; what was recognised must be taken. */
    private static boolean isFine(Brought brought) {
        return brought.outcome().taken() || brought.file().recognised().kind() == Kind.UNKNOWN;
    }
}
