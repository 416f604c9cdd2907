package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every form of a body that is accepted. */
enum Form {
    XML_WITH_ROOT(reports -> utf8("<smartLicense>" + elements(reports) + "</smartLicense>")),
    XML_DECLARED(reports -> utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<smartLicense>\n" + elements(reports)
            + "\n</smartLicense>\n")),
    XML_WITH_SYSTEM_INFO(reports -> utf8("<smartLicense>" + elements(reports)
            + "<smartLicenseSystemInfo><data>{\"nonce\":\"1\"}</data></smartLicenseSystemInfo></smartLicense>")),
    XML_WITHOUT_ROOT(reports -> utf8(elements(reports))),
    XML_WITHOUT_ROOT_DECLARED(reports -> utf8("<?xml version='1.0' ?>" + elements(reports))),
    XML_WITHOUT_CDATA(reports -> utf8("<smartLicense>"
            + reports.stream()
                    .map(report -> "<RUMReport>\n" + escaped(report) + "\n</RUMReport>")
                    .collect(Collectors.joining("\n"))
            + "</smartLicense>")),
    XML_WITH_BYTE_ORDER_MARK(reports -> utf8("\ufeff<smartLicense>" + elements(reports) + "</smartLicense>")),
    XML_AFTER_BLANKS(reports -> utf8("\r\n\t <smartLicense>" + elements(reports) + "</smartLicense>")),
    XML_IN_LATIN_1(reports -> ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><smartLicense>" + elements(reports)
                    + "</smartLicense>")
            .getBytes(StandardCharsets.ISO_8859_1)),
    BARE(reports -> utf8(String.join("\n", reports))),
    ARRAY(reports -> utf8("[" + String.join(",", reports) + "]")),
    ARRAY_WITH_BLANKS(reports -> utf8("\n[ " + String.join(" , ", reports) + " ] \n"), Lines.NEVER),
    ARRAY_PRETTY(Form::prettyArray, Lines.NEVER),
    USAGE(reports -> utf8("{\"usage\":[" + String.join(",", reports) + "]}")),
    USAGE_AMONG_OTHERS(
            reports -> utf8("{\"policy\":{\"usage\":[1],\"x\":\"usage\"},\"days\":[90,\"usage\"],\"usage\" : ["
                    + String.join(",", reports) + "],\"dlc\":[{\"payload\":{}}],\"more\":{\"usage\":[]}}")),
    USAGE_ON_EVERY_LINE(reports -> utf8(
            reports.stream().map(report -> "{\"usage\":[" + report + "]}\n").collect(Collectors.joining()))),
    USAGE_PRETTY(
            reports -> utf8("{\n  \"usage\" : [\n    " + String.join(",\n    ", reports) + "\n  ]\n}\n"), Lines.NEVER),
    LINES(reports -> utf8(String.join("\n", reports) + "\n")),
    LINES_OF_WINDOWS(reports -> utf8(String.join("\r\n", reports) + "\r\n")),
    LINES_WITH_EMPTY_ONES(reports -> utf8("\n" + String.join("\n\n \n", reports) + "\n\n")),
    LINES_WITH_BYTE_ORDER_MARK(reports -> utf8("\ufeff" + String.join("\n", reports)));

    private enum Lines {
        NEVER,
        POSSIBLY
    }

    private final Function<List<String>, byte[]> writer;
    private final Lines lines;

    Form(Function<List<String>, byte[]> writer) {
        this(writer, Lines.POSSIBLY);
    }

    Form(Function<List<String>, byte[]> writer, Lines lines) {
        this.writer = writer;
        this.lines = lines;
    }

    byte[] write(List<String> reports) {
        return writer.apply(reports);
    }

    boolean isXml() {
        return name().startsWith("XML");
    }

    /** Whether a sender may say that every line stands alone. */
    boolean mayBeSentAsLines() {
        return lines == Lines.POSSIBLY;
    }

    static String elements(List<String> reports) {
        return reports.stream().map(Form::element).collect(Collectors.joining("\n"));
    }

    static String element(String report) {
        return "<RUMReport>\n<![CDATA[" + report.replace("]]>", "]]]]><![CDATA[>") + "]]>\n</RUMReport>";
    }

    private static String escaped(String report) {
        return report.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("é", "&#233;");
    }

    private static byte[] prettyArray(List<String> reports) {
        return utf8("[\n" + reports.stream().map(Form::pretty).collect(Collectors.joining(",\n")) + "\n]\n");
    }

    /** The same report over many lines. */
    static String pretty(String report) {
        try {
            return SampleReports.JSON
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(SampleReports.JSON.readTree(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is kept of a report: what was sent, byte for byte. */
    String kept(String report) {
        return this == ARRAY_PRETTY ? pretty(report) : report;
    }
}
