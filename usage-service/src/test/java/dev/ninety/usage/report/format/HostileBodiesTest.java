package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.content;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.join;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.readings;
import static dev.ninety.usage.report.format.Bodies.unreadable;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.Reading;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.format.SampleReports.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;

/** What is wrong with a body costs as little of it as possible, and never more than the limits allow. */
class HostileBodiesTest {

    private static final Sample FIRST = SampleReports.payloadAsString();
    private static final Sample SECOND = SampleReports.idInMeta();
    private static final Sample THIRD = SampleReports.payloadAsObject();

    @Example
    void aBrokenLineCostsItself() {
        for (String broken :
                List.of("garbage", "{\"payload\":", "{\"payload\":\"", "[{", "]", "\"text\"", "{\"usage\":[")) {
            assertLines(List.of(broken, FIRST.text(), SECOND.text()), 0, broken);
            assertLines(List.of(FIRST.text(), broken, SECOND.text()), 1, broken);
            assertLines(List.of(FIRST.text(), SECOND.text(), broken), 2, broken);
        }
    }

    @Example
    void aLineCutShortCostsItselfWhereverItIsCut() {
        String line = THIRD.text();
        for (int cut = 1; cut < line.length(); cut += 3) {
            String start = line.substring(0, cut);
            assertLines(List.of(start, FIRST.text(), SECOND.text()), 0, start);
            assertLines(List.of(FIRST.text(), SECOND.text(), start), 2, start);
        }
    }

    @Example
    void aBrokenLineCostsItselfEvenWhereTheSenderDoesNotSayThatTheyAreLines() {
        for (String first : List.of(FIRST.text(), "[" + FIRST.text() + "]", "{\"usage\":[" + FIRST.text() + "]}")) {
            String body = String.join("\n", first, "{\"payload\":\"", SECOND.text(), "garbage", THIRD.text());

            List<Arrival> arrivals = read(utf8(body));

            assertThat(arrivals).as(first).hasSize(5);
            assertThat(List.of(
                            arrivals.get(0).reading(),
                            arrivals.get(2).reading(),
                            arrivals.get(4).reading()))
                    .containsExactly(FIRST.reading(), SECOND.reading(), THIRD.reading());
            assertThat(unreadable(arrivals.get(1)).fault()).isEqualTo(Fault.MALFORMED);
            assertThat(unreadable(arrivals.get(3)).fault()).isEqualTo(Fault.MALFORMED);
        }
    }

    @Example
    void garbageIsOneUnreadableKeptAsItIs() {
        for (String body :
                List.of("hello, world\nand more\n", "null", "42", "\"text\"", "PK\u0003\u0004 zip", "usage=1")) {
            List<Arrival> arrivals = read(utf8(body));

            assertThat(arrivals).as(body).singleElement().satisfies(arrival -> {
                assertThat(unreadable(arrival).fault()).isEqualTo(Fault.MALFORMED);
                assertThat(content(arrival).strip()).isEqualTo(body.strip());
            });
        }
    }

    @Example
    void whatFollowsABreakInAListIsOneRemainder() {
        String broken = "{\"payload\":\"";
        String body = "[" + FIRST.text() + "," + SECOND.text() + "," + broken + "," + THIRD.text() + "]";

        List<Arrival> arrivals = read(utf8(body));

        assertThat(readings(arrivals).subList(0, 2)).containsExactly(FIRST.reading(), SECOND.reading());
        assertThat(arrivals).hasSize(3);
        assertThat(unreadable(arrivals.get(2)).fault()).isEqualTo(Fault.MALFORMED);
        assertThat(content(arrivals.get(2))).isEqualTo(broken + "," + THIRD.text() + "]");
    }

    @Example
    void aListThatIsNotClosedIsARemainderOfItsOwnNotTheLastReportAgain() {
        for (String start : List.of("[", "{\"usage\":[")) {
            for (String end : List.of("", ",", " , ")) {
                List<Arrival> arrivals = read(utf8(start + FIRST.text() + end));
                List<Arrival> line = read(utf8(start + FIRST.text() + end + "\n" + SECOND.text()), true);

                assertThat(arrivals).as("%s…%s", start, end).hasSize(2);
                assertThat(arrivals.getFirst().reading()).isEqualTo(FIRST.reading());
                assertThat(unreadable(arrivals.get(1)).fault()).isEqualTo(Fault.MALFORMED);
                assertThat(content(arrivals.get(1))).as("%s…%s", start, end).doesNotContain("payload");
                assertThat(line).as("%s…%s", start, end).hasSize(3);
                assertThat(content(line.get(1))).as("line %s…%s", start, end).doesNotContain("payload");
            }
        }
    }

    @Example
    void malformedXmlIsOneRemainderAndTheReportsBeforeItStand() {
        for (String broken : List.of(
                "<RUMReport>" + "{\"payload\":" + "</RUMReporX>",
                "</smartLicense></smartLicense>",
                "<RUMReport><![CDATA[{}]]",
                "<<",
                "& alone",
                "<RUMReport>&unknown;</RUMReport>",
                "\u0001")) {
            String body = "<smartLicense>" + Form.element(FIRST.text()) + Form.element(SECOND.text()) + broken
                    + Form.element(THIRD.text()) + "</smartLicense>";

            List<Arrival> arrivals = read(utf8(body));

            assertThat(arrivals).as(broken).hasSize(3);
            assertThat(readings(arrivals).subList(0, 2)).containsExactly(FIRST.reading(), SECOND.reading());
            assertThat(unreadable(arrivals.get(2)).fault()).as(broken).isEqualTo(Fault.MALFORMED);
        }
    }

    @Example
    void theRemainderOfMalformedXmlIsKeptWholeSoThatItCanBeReplayed() {
        String broken = "<RUMReport>" + "{\"payload\":" + "</RUMReporX>";
        String body = "<smartLicense>" + Form.element(FIRST.text()) + broken + Form.element(SECOND.text())
                + Form.element(THIRD.text()) + "</smartLicense>";

        List<Arrival> arrivals = read(utf8(body));

        assertThat(content(arrivals.getLast())).contains(SECOND.text()).contains(THIRD.text());
    }

    @Example
    void aByteThatIsNoTextInTheEncodingIsMalformedNotReplaced() {
        byte[] latin1 = Form.element(SampleReports.nonAscii().text()).getBytes(StandardCharsets.ISO_8859_1);

        for (byte[] body : List.of(latin1, join(utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), latin1))) {
            assertThat(read(body))
                    .singleElement()
                    .satisfies(
                            arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.MALFORMED));
        }
    }

    @Example
    void aByteThatIsNoTextCostsNoReportBeforeIt() {
        byte[] before = utf8("<smartLicense>" + Form.element(FIRST.text()) + Form.element(SECOND.text()));
        byte[] latin1 = Form.element(SampleReports.nonAscii().text()).getBytes(StandardCharsets.ISO_8859_1);

        List<Arrival> arrivals = read(join(before, latin1, utf8("</smartLicense>")));

        assertThat(arrivals).hasSize(3);
        assertThat(readings(arrivals).subList(0, 2)).containsExactly(FIRST.reading(), SECOND.reading());
        assertThat(unreadable(arrivals.get(2)).fault()).isEqualTo(Fault.MALFORMED);
    }

    @Example
    void xmlWithoutAReportIsInvalid() {
        for (String body : List.of("<smartLicense></smartLicense>", "<html><body>Bad gateway</body></html>", "<a/>")) {
            assertThat(read(utf8(body)))
                    .as(body)
                    .singleElement()
                    .satisfies(
                            arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.INVALID));
        }
    }

    @Example
    void anEmptyElementIsAnUnreadableReportAmongGoodOnes() {
        String body = Form.element(FIRST.text()) + "<RUMReport/><RUMReport> </RUMReport>" + Form.element(SECOND.text());

        List<Arrival> arrivals = read(utf8(body));

        assertThat(arrivals).hasSize(4);
        assertThat(arrivals.getFirst().reading()).isEqualTo(FIRST.reading());
        assertThat(arrivals.getLast().reading()).isEqualTo(SECOND.reading());
        assertThat(readings(arrivals).subList(1, 3))
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Unreadable.class));
    }

    @Example
    void whatElseStandsWithinAnElementIsNoPartOfItsReport() {
        String body = "<RUMReport><!-- note --><?note?><x/>" + "<![CDATA[" + FIRST.text() + "]]></RUMReport>"
                + Form.element(SECOND.text());

        assertThat(readings(read(utf8(body)))).containsExactly(FIRST.reading(), SECOND.reading());
    }

    @Example
    void documentTypesAndEntitiesAreRefusedNotFollowed() throws Exception {
        Path secret = Files.createTempFile("ninety", ".txt");
        Files.writeString(secret, "TOP-SECRET");
        String report = "<smartLicense><RUMReport>&e;</RUMReport></smartLicense>";
        String billionLaughs = "<!DOCTYPE smartLicense [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\"><!ENTITY e \"" + "&c;".repeat(1000) + "\">]>";
        for (String type : List.of(
                "<!DOCTYPE smartLicense>",
                "<!DOCTYPE smartLicense SYSTEM \"" + secret.toUri() + "\">",
                "<!DOCTYPE smartLicense [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE smartLicense [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>",
                "<!DOCTYPE smartLicense [<!ENTITY e \"x\">]>",
                billionLaughs)) {
            for (String declaration : List.of("", "<?xml version=\"1.0\"?>", "\ufeff", "<!-- -->")) {
                List<Arrival> arrivals = read(utf8(declaration + type + report));

                assertThat(arrivals).as(declaration + type).singleElement().satisfies(arrival -> {
                    assertThat(unreadable(arrival).fault()).isEqualTo(Fault.MALFORMED);
                    assertThat(content(arrival)).doesNotContain("TOP-SECRET").doesNotContain("haha");
                });
            }
        }
        Files.delete(secret);
    }

    @Example
    void elementsNestedWithoutEndAreNoWayOut() {
        String deep = "<a>".repeat(20_000) + Form.element(FIRST.text()) + "</a>".repeat(20_000);

        assertThat(read(utf8(deep))).hasSize(1);
    }

    @Example
    void depthIsNotFollowed() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String inObject = "{\"payload\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001);
        String inString = "{\"payload\":\"" + deep + "\"}";
        String body = String.join("\n", FIRST.text(), inObject, inString, SECOND.text());

        List<Arrival> arrivals = read(utf8(body), true);

        assertThat(arrivals).hasSize(4);
        assertThat(arrivals.getFirst().reading()).isEqualTo(FIRST.reading());
        assertThat(arrivals.getLast().reading()).isEqualTo(SECOND.reading());
        assertThat(unreadable(arrivals.get(1)).fault()).isEqualTo(Fault.MALFORMED);
        assertThat(unreadable(arrivals.get(2)).pointer()).isEqualTo("/payload");
        assertThat(read(utf8(deep)))
                .allSatisfy(arrival -> assertThat(arrival.reading()).isInstanceOf(Unreadable.class));
    }

    @Example
    void gzipOfGzipIsNotUnpackedTwice() {
        List<Arrival> arrivals = read(gzip(gzip(utf8(FIRST.text()))));

        assertThat(arrivals)
                .singleElement()
                .satisfies(arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.MALFORMED));
    }

    @Example
    void whatOnlyLooksLikeGzipIsMalformed() {
        byte[] zipped = gzip(utf8(FIRST.text()));
        byte[] wrongMethod = zipped.clone();
        wrongMethod[2] = 1;
        for (byte[] body : List.of(new byte[] {0x1f, (byte) 0x8b}, Arrays.copyOf(zipped, 10), wrongMethod)) {
            assertThat(read(body))
                    .singleElement()
                    .satisfies(
                            arrival -> assertThat(unreadable(arrival).fault()).isEqualTo(Fault.MALFORMED));
        }
    }

    @Example
    void everyUnreadableTellsAPersonWhy() {
        for (byte[] body : List.of(utf8("garbage"), utf8("<a>"), utf8("["), utf8("{}"), gzip(utf8("{\"a\"")))) {
            assertThat(read(body))
                    .isNotEmpty()
                    .allSatisfy(arrival -> assertThat(unreadable(arrival).reason())
                            .isNotBlank()
                            .doesNotContain("\n"));
        }
    }

    @Example
    void aDeclaredEncodingThatNobodyKnowsIsUnreadable() {
        String body = "<?xml version=\"1.0\" encoding=\"EBCDIC-XX\"?>" + Form.element(FIRST.text());

        assertThat(read(body.getBytes(StandardCharsets.US_ASCII)))
                .singleElement()
                .satisfies(Bodies::unreadable);
    }

    private static void assertLines(List<String> lines, int broken, String brokenLine) {
        for (String end : List.of("\n", "\r\n")) {
            List<Arrival> arrivals = read(utf8(String.join(end, lines)), true);

            assertThat(arrivals).as("broken line %d: %s", broken, brokenLine).hasSize(3);
            List<Reading> good = readings(arrivals);
            assertThat(good.remove(broken)).isInstanceOf(Unreadable.class);
            assertThat(good).containsExactly(FIRST.reading(), SECOND.reading());
            assertThat(brokenLine).contains(content(arrivals.get(broken)).strip());
        }
    }
}
