package dev.ninety.suite.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells what a file is by what is in it; its name and its ending are nobody's promise. */
final class Recogniser {

    private static final List<String> DEVICE_WORDS = List.of(
            "license usage",
            "smart licensing status",
            "feature name:",
            "enforcement type:",
            "usage report summary:",
            "smart licensing usage report");

    private Recogniser() {}

    static Recognised recognise(Path file) throws IOException {
        return recognise(FileHead.of(file));
    }

    static Recognised recognise(FileHead head) {
        if (head.bytes().length == 0) {
            return Recognised.unknown("the file is empty, or its packing is broken");
        }
        if (head.isTar()) {
            return head.packed()
                    ? Recognised.of(Kind.REPORTS, "offline bundle", "application/gzip", "a gzipped archive")
                    : Recognised.unknown("an archive that is not gzipped; gzip it to bring it as an offline bundle");
        }
        if (head.isZip()) {
            return Recognised.unknown("a ZIP archive; unpack it into the folder");
        }
        String text = head.text().stripLeading();
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '{', '[' -> JsonShape.recognise(text);
            case '<' -> xml(text);
            default -> isDeviceText(text) ? device() : TableShape.recognise(text);
        };
    }

    private static Recognised xml(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<rumreport") || lower.contains("<smartlicense>")) {
            return Recognised.of(Kind.REPORTS, "XML", "application/xml", "a RUM report file of a device");
        }
        if (lower.contains("smartlicenserumack") || lower.contains("smartlicensepolicy")) {
            return Recognised.unknown("an acknowledgement or policy of the vendor's; nothing in it says what is used");
        }
        return Recognised.unknown("XML without a RUM report");
    }

    private static boolean isDeviceText(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return DEVICE_WORDS.stream().anyMatch(lower::contains);
    }

    private static Recognised device() {
        return Recognised.of(Kind.DEVICE_NAMES, "text", Recognised.TEXT, "the output of a show license command");
    }
}
