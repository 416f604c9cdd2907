package dev.ninety.suite.load;

import dev.ninety.suite.Progress;
import java.util.ArrayList;
import java.util.List;

/** Brings the files of a folder through the services' own doors. Brought again, they change nothing. */
final class Loader {

    private final Doors doors;
    private final Progress progress;
    private final Runnable evaluation;

    /** @param evaluation makes compliance-service read what is owned and used by now */
    Loader(Doors doors, Runnable evaluation, Progress progress) {
        this.doors = doors;
        this.evaluation = evaluation;
        this.progress = progress;
    }

    /** A file and what became of it. */
    record Brought(FoundFile file, Outcome outcome) {}

    List<Brought> load(List<FoundFile> files) {
        doors.openAccount();
        List<Brought> brought = new ArrayList<>();
        for (FoundFile file : files) {
            progress.say("[%d/%d] %s".formatted(brought.size() + 1, files.size(), file.name()));
            Outcome outcome = doors.bring(file);
            if (file.recognised().kind() != Kind.VENDOR_USAGE) {
                say(label(file.recognised()), outcome);
            }
            brought.add(new Brought(file, outcome));
        }
        evaluation.run();
        return brought.stream().map(this::counts).toList();
    }

    /** The vendor's counts are compared with what we see, so they come when that is known. */
    private Brought counts(Brought brought) {
        FoundFile file = brought.file();
        if (!file.recognised().inUse()) {
            return brought;
        }
        progress.say(file.name());
        Outcome counts = doors.bringCounts(file);
        say(Kind.VENDOR_USAGE.title() + " of " + doors.takenAt(file), counts);
        return new Brought(file, counts.after(brought.outcome()));
    }

    private void say(String what, Outcome outcome) {
        progress.say("      " + what + ": " + outcome.summary());
        outcome.remarks().forEach(remark -> progress.say("        " + remark));
    }

    private static String label(Recognised recognised) {
        return recognised.form().isEmpty()
                ? recognised.kind().title()
                : recognised.kind().title() + ", " + recognised.form();
    }
}
