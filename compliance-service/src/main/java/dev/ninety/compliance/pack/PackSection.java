package dev.ninety.compliance.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a pack. What it writes follows from the scope alone, however late it is asked: from facts that were
 * recorded by {@link PackScope#knownAt}, and from nothing that a later fact may change.
 */
public interface PackSection {

    /** What the names of all files begin with, but for the index and the manifest. */
    String FOLDER = "content/";

    /** The file's name, such as {@code content/positions.json}; no two sections have the same. */
    String entry();

    /** What is in it, in a sentence for a reader of the index. */
    String title();

    /** Writes the file. The stream is closed by whoever gave it. */
    Summary write(PackScope scope, OutputStream out) throws IOException;

    /**
     * What was written.
     *
     * @param records how many things of its kind
     * @param lines what of it a reader of the index should see, sentence by sentence
     * @param chain where its chain of hashes ends; null where it is none
     */
    record Summary(
            long records, List<String> lines, @Nullable Chain chain) {

        public Summary {
            lines = List.copyOf(lines);
        }

        public Summary(long records, List<String> lines) {
            this(records, lines, null);
        }

        public static Summary of(long records) {
            return new Summary(records, List.of());
        }
    }

    /**
     * The end of a chain of hashes.
     *
     * @param sequence the last entry's number; 0 for none
     * @param hash the last entry's; the chain's start for none
     */
    record Chain(long sequence, String hash) {}
}
