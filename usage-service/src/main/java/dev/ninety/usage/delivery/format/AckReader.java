package dev.ninety.usage.delivery.format;

import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.delivery.Ack;
import dev.ninety.usage.report.format.BodyLimits;
import dev.ninety.usage.report.format.BundleFiles;
import dev.ninety.usage.report.format.BundleFiles.Found;
import dev.ninety.usage.report.format.LimitException;
import dev.ninety.usage.report.format.Signature;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the vendor answers to reports: an ACK file, or the bundle of such files, either possibly gzipped. The whole
 * of it is read or refused.
 */
public final class AckReader {

    private static final int REMEMBERED = 1 << 12;
    private static final int RATIO = 250;

    private final long mostBytes;
    private final BodyLimits bundle;

    /**
     * @param mostBytes how many bytes there may be, packed and unpacked
     * @param mostEntries how many entries a bundle may have
     */
    public AckReader(long mostBytes, int mostEntries) {
        this.mostBytes = mostBytes;
        bundle = new BodyLimits(mostBytes, mostBytes, RATIO, REMEMBERED, mostEntries);
    }

    /** @throws Problem 400 where it cannot be read, 413 where it is too large, 422 where it holds no ACK */
    public Ack read(byte[] received) {
        try {
            byte[] content = ImportBody.read(new ByteArrayInputStream(received), mostBytes)
                    .content();
            InputStream in = new BufferedInputStream(new ByteArrayInputStream(content));
            Ack ack = Signature.isTar(in) ? bundle(in, content.length) : AckXml.read(in, "");
            if (ack == null || ack.acknowledgements() == 0) {
                throw Problem.invalid(
                        "",
                        "NO_ACKNOWLEDGEMENT",
                        "It holds no <smartLicenseRumAck> with <data>; reports go to rum-reports.");
            }
            return ack;
        } catch (IOException memory) {
            throw new UncheckedIOException("what is in memory can be read", memory);
        }
    }

    private @Nullable Ack bundle(InputStream tar, long size) throws IOException {
        Ack all = new Ack(0, 0);
        try {
            BundleFiles files = new BundleFiles(tar, size, bundle);
            for (Found found = files.next(); found != null; found = files.next()) {
                if (found.refusal() != null) {
                    throw Problem.invalid("", "UNREADABLE", found.refusal().reason());
                }
                all = all.plus(AckXml.read(found.content(), found.name() + ": "));
            }
        } catch (LimitException tooMuch) {
            throw Problem.tooLarge("Nothing is kept: " + tooMuch.getMessage() + ".");
        }
        return all;
    }
}
