package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the files of a bundle, and of the bundles inside it, in their order. Their names are told to people
 * and never used as paths. All that is unpacked counts against one limit.
 */
public final class BundleFiles {

    /** The vendor's bundles hold one bundle for each Virtual Account, and those hold files. */
    private static final int DEEPEST = 2;

    private static final int LONGEST_NAME_SHOWN = 120;

    /**
     * A file that begins as reports do, or what stands where it could not be read.
     *
     * @param name with the names of the bundles around it, fit to be shown
     * @param content read to its end or not before the next file is asked for
     * @param refusal null where the content is to be read
     */
    public record Found(
            String name, InputStream content, @Nullable Unreadable refusal) {}

    private final BodyLimits limits;
    private final long sentBytes;
    private final Deque<BundleLevel> open = new ArrayDeque<>();
    private long unpackedBytes;
    private int entries;

    /** @param sentBytes how many bytes the bundle has as it was sent */
    public BundleFiles(InputStream sent, long sentBytes, BodyLimits limits) throws IOException {
        this.limits = limits;
        this.sentBytes = sentBytes;
        KeptInput kept = new KeptInput(sent, limits.reportBytes());
        InputStream content = buffered(kept);
        open.push(new BundleLevel("", kept, Signature.isGzip(content) ? unpacked(content) : content));
    }

    /**
     * The next file; null at the end.
     *
     * @throws LimitException where the bundle holds more than is accepted
     */
    public @Nullable Found next() throws IOException {
        while (!open.isEmpty()) {
            BundleLevel level = open.element();
            try {
                TarArchiveEntry entry = level.next();
                if (entry == null) {
                    open.remove();
                    continue;
                }
                Found found = found(level, entry);
                if (found != null) {
                    return found;
                }
            } catch (LimitException tooMuch) {
                throw tooMuch;
            } catch (IOException broken) {
                open.remove();
                if (open.isEmpty() || !open.element().isBroken()) {
                    String name = level.path().isEmpty() ? "the bundle" : level.path();
                    return refused(
                            name, level.kept(), Fault.MALFORMED, "ARCHIVE_BROKEN", "it cannot be read to its end");
                }
            }
        }
        return null;
    }

    /** What an entry is; null where it holds no file with reports, or is a bundle that is entered now. */
    private @Nullable Found found(BundleLevel level, TarArchiveEntry entry) throws IOException {
        if (++entries > limits.bundleEntries()) {
            throw new LimitException("a bundle has at most " + limits.bundleEntries() + " entries");
        }
        if (entry.isDirectory() && entry.getSize() == 0) {
            return null;
        }
        String name = level.path() + shown(entry.getName());
        KeptInput kept = new KeptInput(level.content(), limits.reportBytes());
        if (isOutside(entry.getName())) {
            return refused(name, kept, Fault.INVALID, "ARCHIVE_NAME", "a name that leads out of the bundle");
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            byte[] link = (name + " -> " + shown(entry.getLinkName())).getBytes(StandardCharsets.UTF_8);
            return refused(
                    name,
                    new KeptInput(new ByteArrayInputStream(link), limits.reportBytes()),
                    Fault.INVALID,
                    "ARCHIVE_LINK",
                    "a link is no file");
        }
        if (!isPlainFile(entry)) {
            return refused(name, kept, Fault.INVALID, "ARCHIVE_ENTRY", "neither a file nor a directory");
        }
        InputStream content = buffered(kept);
        try {
            if (Signature.isGzip(content)) {
                content = unpacked(content);
            }
            if (Signature.isGzip(content)) {
                return refused(name, kept, Fault.INVALID, "ARCHIVE_DEPTH", "it is packed twice");
            }
            if (!Signature.isTar(content)) {
                return Signature.isXmlOrJson(content) ? new Found(name, content, null) : null;
            }
        } catch (LimitException tooMuch) {
            throw tooMuch;
        } catch (IOException broken) {
            return refused(name, kept, Fault.MALFORMED, "ARCHIVE_BROKEN", "it cannot be read");
        }
        if (open.size() == DEEPEST) {
            String reason = "a bundle holds bundles at most " + DEEPEST + " deep";
            return refused(name, kept, Fault.INVALID, "ARCHIVE_DEPTH", reason);
        }
        open.push(new BundleLevel(name + "/", kept, content));
        return null;
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        boolean special = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO() || entry.isSparse();
        return entry.isFile() && !entry.isDirectory() && !special;
    }

    private static boolean isOutside(String name) {
        String path = name.replace('\\', '/');
        boolean hasDrive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        return path.startsWith("/")
                || hasDrive
                || Arrays.asList(path.split("/")).contains("..");
    }

    /** A name without what could mislead in a line of text, or could not be stored. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(LONGEST_NAME_SHOWN).forEach(c -> {
            int type = Character.getType(c);
            boolean misleads =
                    type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE || c == 0xfffd;
            shown.appendCodePoint(misleads ? '?' : c);
        });
        return shown.toString();
    }

    private static Found refused(String name, KeptInput kept, Fault fault, String code, String reason)
            throws LimitException {
        return new Found(name, kept.whole(), new Unreadable(fault, "", code + ": " + name + ": " + reason));
    }

    private InputStream unpacked(InputStream packed) throws IOException {
        return buffered(new Metered(new GZIPInputStream(packed, 1 << 13)));
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 13);
    }

    /** Counts what is unpacked, at every depth. */
    private final class Metered extends BlockInput {

        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            unpackedBytes += Math.max(0, count);
            if (!limits.acceptsContent(unpackedBytes, sentBytes)) {
                throw new LimitException(limits.contentRefusal());
            }
            return count;
        }
    }
}
