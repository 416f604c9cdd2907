package dev.ninety.usage.report.format;

import static dev.ninety.usage.report.format.Bodies.LIMITS;
import static dev.ninety.usage.report.format.Bodies.contents;
import static dev.ninety.usage.report.format.Bodies.gzip;
import static dev.ninety.usage.report.format.Bodies.read;
import static dev.ninety.usage.report.format.Bodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.report.format.SampleReports.Sample;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is sent, reading it ends, throws nothing (an exception would mean that the sender is gone), and keeps
 * no more than was sent. Reading fails the test where it does not end.
 */
class BodyFuzzTest {

    private static final List<byte[]> TOKENS = List.of(
            utf8("{"),
            utf8("}"),
            utf8("["),
            utf8("]"),
            utf8("\""),
            utf8("\\"),
            utf8(","),
            utf8(":"),
            utf8("\n"),
            utf8("\r\n"),
            utf8("{\"usage\":["),
            utf8("]}"),
            utf8("<RUMReport>"),
            utf8("</RUMReport>"),
            utf8("<![CDATA["),
            utf8("]]>"),
            utf8("<!--"),
            utf8("-->"),
            utf8("<?xml version=\"1.0\"?>"),
            utf8("<?"),
            utf8("&"),
            utf8("&lt;"),
            utf8("&#0;"),
            utf8("&#xD800;"),
            utf8("<"),
            utf8(">"),
            utf8("</"),
            utf8("<!DOCTYPE a>"),
            utf8("\ufeff"),
            utf8("\u0000"),
            utf8("\u0001"),
            utf8("é"),
            utf8("\ud83d\ude00"),
            utf8("-1"),
            utf8("99999999999999999999"),
            utf8("1e400"),
            utf8("null"),
            utf8("\"payload\""),
            utf8("encoding=\"UTF-16\""),
            utf8("</ninety-body>"),
            utf8("xmlns:a=\"b\""),
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xfe, (byte) 0xff},
            new byte[] {(byte) 0xc3},
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

    /** Something done to a body at some place. */
    record Mutation(Kind kind, int place, int length, int token) {
        enum Kind {
            FLIP,
            INSERT,
            DELETE,
            REPEAT,
            TRUNCATE,
            OVERWRITE
        }
    }

    @Property(tries = 4000)
    void aValidBodyThatWasDamaged(
            @ForAll Form form,
            @ForAll("samples") List<Sample> samples,
            @ForAll("mutations") List<Mutation> mutations,
            @ForAll boolean lines) {
        byte[] body = damaged(form, samples, mutations);

        List<Arrival> arrivals = read(body, lines);

        assertKeepsNoMoreThanWasSent(arrivals, body);
        boolean looksLikeGzip = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        if (!looksLikeGzip) {
            assertThat(contents(read(gzip(body), lines))).isEqualTo(contents(arrivals));
        }
    }

    @Property(tries = 3000)
    void ofADamagedJsonBodyEverythingIsKeptAsItWasSentAndOnce(
            @ForAll Form form,
            @ForAll("samples") List<Sample> samples,
            @ForAll("mutations") List<Mutation> mutations,
            @ForAll boolean lines) {
        byte[] body = damaged(form, samples, mutations);
        Assume.that(body.length > 0 && (body[0] == '{' || body[0] == '['));

        List<Arrival> arrivals = read(body, lines);

        String sent = new String(body, StandardCharsets.ISO_8859_1);
        int position = 0;
        for (Arrival arrival : arrivals) {
            String kept = new String(arrival.content(), StandardCharsets.ISO_8859_1);
            int found = sent.indexOf(kept, position);
            assertThat(found).as("kept in its order, and once: %s", kept).isNotNegative();
            position = found + kept.length();
        }
    }

    @Property(tries = 1500)
    void aGzipBodyThatWasDamaged(
            @ForAll Form form, @ForAll("samples") List<Sample> samples, @ForAll("mutations") List<Mutation> mutations) {
        byte[] body = gzip(form.write(samples.stream().map(Sample::text).toList()));
        for (Mutation mutation : mutations) {
            body = mutate(body, mutation);
        }

        assertThat(read(body))
                .allSatisfy(arrival -> assertThat(arrival.content()).hasSizeLessThanOrEqualTo(LIMITS.reportBytes()));
    }

    @Property(tries = 3000)
    void anyBytes(@ForAll("prefixes") byte[] prefix, @ForAll byte[] bytes, @ForAll boolean lines) {
        byte[] body = Bodies.join(prefix, bytes);

        assertKeepsNoMoreThanWasSent(read(body, lines), body);
    }

    @Property(tries = 2000)
    void anyTokens(@ForAll("tokens") List<byte[]> tokens, @ForAll boolean lines) {
        byte[] body = Bodies.join(tokens.toArray(byte[][]::new));

        assertKeepsNoMoreThanWasSent(read(body, lines), body);
    }

    @Property(tries = 2000)
    void anyTextInPlaceOfAReport(@ForAll("damagedReports") byte[] content) {
        assertThat(new RumReportParser().parse(content)).isNotNull();
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Arbitraries.of(SampleReports.all()).list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<Integer> places =
                Arbitraries.integers().between(0, Integer.MAX_VALUE).withoutEdgeCases();
        return Combinators.combine(
                        Arbitraries.of(Mutation.Kind.values()),
                        places,
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, TOKENS.size() - 1))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<byte[]> prefixes() {
        return Arbitraries.of(TOKENS);
    }

    @Provide
    Arbitrary<List<byte[]>> tokens() {
        return Arbitraries.of(TOKENS).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<byte[]> damagedReports() {
        return Combinators.combine(Arbitraries.of(SampleReports.all()), mutations())
                .as((sample, mutations) -> {
                    byte[] content = sample.bytes();
                    for (Mutation mutation : mutations) {
                        content = mutate(content, mutation);
                    }
                    return content;
                });
    }

    private static byte[] damaged(Form form, List<Sample> samples, List<Mutation> mutations) {
        byte[] body = form.write(samples.stream().map(Sample::text).toList());
        for (Mutation mutation : mutations) {
            body = mutate(body, mutation);
        }
        return body;
    }

    /** Characters may take more bytes in UTF-8 than they were sent in. */
    private static void assertKeepsNoMoreThanWasSent(List<Arrival> arrivals, byte[] body) {
        assertThat(arrivals)
                .allSatisfy(arrival -> assertThat(arrival.content()).hasSizeLessThanOrEqualTo(LIMITS.reportBytes()));
        int kept =
                arrivals.stream().mapToInt(arrival -> arrival.content().length).sum();
        assertThat(kept).isLessThanOrEqualTo(3 * body.length);
    }

    private static byte[] mutate(byte[] body, Mutation mutation) {
        int place = body.length == 0 ? 0 : mutation.place() % body.length;
        int end = Math.min(body.length, place + mutation.length());
        byte[] token = TOKENS.get(mutation.token());
        ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        mutated.write(body, 0, place);
        switch (mutation.kind()) {
            case FLIP -> {
                byte[] rest = Arrays.copyOfRange(body, place, body.length);
                if (rest.length > 0) {
                    rest[0] ^= (byte) (1 << mutation.length() % 8);
                }
                mutated.writeBytes(rest);
            }
            case INSERT -> {
                mutated.writeBytes(token);
                mutated.write(body, place, body.length - place);
            }
            case OVERWRITE -> {
                mutated.writeBytes(token);
                int from = Math.min(body.length, place + token.length);
                mutated.write(body, from, body.length - from);
            }
            case DELETE -> mutated.write(body, end, body.length - end);
            case REPEAT -> {
                mutated.write(body, place, end - place);
                mutated.write(body, place, body.length - place);
            }
            case TRUNCATE -> {
                // what stands before the place is all
            }
        }
        return mutated.toByteArray();
    }
}
