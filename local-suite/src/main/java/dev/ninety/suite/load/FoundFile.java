package dev.ninety.suite.load;

import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the folder.
 *
 * @param name its path below the folder
 */
record FoundFile(Path path, String name, Recognised recognised) {

    /** All files of a folder and those below it, in the order in which they are brought. Hidden ones are left out. */
    static List<FoundFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SuiteException(folder + " is no folder");
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !isHidden(folder.relativize(path)))
                    .map(path -> of(folder, path))
                    .sorted(Comparator.comparing((FoundFile file) -> file.recognised.kind())
                            .thenComparing(FoundFile::name))
                    .toList();
        } catch (IOException e) {
            throw new SuiteException(folder + " cannot be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new SuiteException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static FoundFile of(Path folder, Path path) {
        String name = folder.relativize(path).toString();
        try {
            return new FoundFile(path, name, Recogniser.recognise(path));
        } catch (IOException unreadable) {
            return new FoundFile(path, name, Recognised.unknown("it cannot be read: " + unreadable.getMessage()));
        }
    }
}
