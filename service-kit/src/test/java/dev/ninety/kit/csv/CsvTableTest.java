package dev.ninety.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.ninety.kit.problem.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final HeaderMap MAP =
            HeaderMap.of(Map.of("license", List.of("License", "Licence Name"), "quantity", List.of("Quantity", "Qty")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "License,Qty,Notes\nA,5,x\n\nB,7,\n",
                "License;Qty;Notes\nA;5;x\r\n\r\nB;7;\r\n",
                "sep=;\nLicense;Qty;Notes\nA;5;x\nB;7;\n",
                "\"LICENSE\"\t qty \tNotes\n A \t\"5\"\tx\n\t\t\nB\t7\t",
                "License,Qty,Notes\rA,5,x\rB,7,\r",
                "\n\nlicence_name|QTY.|Notes\nA|5|x\nB|7|"
            })
    void readsTheSameTableInEveryForm(String text) {
        CsvTable table = read(text);
        assertThat(table.columns()).extracting(Column::field).containsExactly("license", "quantity", null);
        assertThat(table.rows())
                .extracting(row -> row.get("license") + "=" + row.get("quantity") + row.fault())
                .containsExactly("A=5null", "B=7null");
    }

    @Test
    void aSeparatorInsideQuotesIsText() {
        CsvTable table =
                read("\"License, with ; and more; of it;\",Qty\n\"A, B\",5\n", "license:License with and more of it");
        assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("license")).isEqualTo("A, B"));
    }

    @Test
    void readsTheUsualEncodings() {
        String text = "License,Qty\nZürich,5\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            assertName(CsvTable.read(("\uFEFF" + text).getBytes(charset), null, MAP), "Zürich");
        }
        assertName(CsvTable.read(text.getBytes(StandardCharsets.UTF_8), null, MAP), "Zürich");
        assertName(CsvTable.read(text.getBytes(Charset.forName("windows-1252")), "windows-1252", MAP), "Zürich");
    }

    @Test
    void refusesWhatIsNoTextAndNamesTheLine() {
        byte[] latin = "License,Qty\nA,1\nZürich,5\n".getBytes(StandardCharsets.ISO_8859_1);
        refused(400, "Line 3", () -> CsvTable.read(latin, null, MAP));
        refused(400, "Line 2", () -> read("License,Qty\nA\0,1\n"));
        refused(400, "not known", () -> CsvTable.read(latin, "no such", MAP));
        byte[] half = "\uFEFFLicense,Qty\nA,1".getBytes(StandardCharsets.UTF_16LE);
        refused(400, "Line 2", () -> CsvTable.read(Arrays.copyOf(half, half.length - 1), null, MAP));
    }

    @Test
    void refusesWhatIsNoTable() {
        refused(400, "empty", () -> read(""));
        refused(400, "empty", () -> read("\n\n"));
        refused(400, "table", () -> read("License,Qty\nA,\"5\nB,6\n"));
        refused(400, "table", () -> read("License,Qty\n" + "x".repeat(40_000) + ",1\n"));
        refused(400, "table", () -> read("License" + ",x".repeat(600) + "\nA\n"));
    }

    @Test
    void namesTheColumnsThatAreMissingAndThoseThatAreThere() {
        CsvTable table = read("Product,Amount\nA,5\n");
        refused(
                422,
                "No column stands for quantity. The file has: Product, Amount",
                () -> table.requireColumns("license", "quantity"));
        assertThat(read("Product,Amount\nA,5\n", "license:product", "quantity:Amount")
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("quantity")).isEqualTo("5"));
        refused(400, "fields are", () -> read("Product\nA\n", "owner:Product"));
        refused(400, "fields are", () -> read("Product\nA\n", "license"));
        refused(400, "fields are", () -> read("Product\nA\n", "license: #"));
    }

    @Test
    void twoColumnsOfOneFieldAreNotGuessedBetween() {
        refused(422, "Two columns", () -> read("License,Qty,qty\nA,5,6\n"));
        assertThat(read("License,Qty,Quantity\nA,5,6\n").rows().getFirst().get("quantity"))
                .isEqualTo("6");
    }

    @Test
    void aRowOfAnotherWidthIsFaultyAlone() {
        CsvTable table = read("License,Qty\nA\nB,5,6\nC,\"7\u0001\"\nD,8\n");
        assertThat(table.rows())
                .extracting(CsvRow::fault)
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("1 cells"),
                        fault -> assertThat(fault).contains("3 cells"),
                        fault -> assertThat(fault).contains("control character"),
                        fault -> assertThat(fault).isNull());
        assertThat(table.rows())
                .extracting(CsvRow::pointer)
                .containsExactly("/lines/2", "/lines/3", "/lines/4", "/lines/5");
    }

    @Property
    void whatAWriterWroteIsReadBack(@ForAll("tables") List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord("License", "Qty");
            rows.forEach(writer::writeRecord);
        }
        List<List<String>> expected = rows.stream()
                .map(row -> row.stream().map(String::strip).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        assertThat(read(text.toString()).rows())
                .extracting(row -> List.of(
                        String.valueOf(row.values().getOrDefault("license", "")),
                        String.valueOf(row.values().getOrDefault("quantity", ""))))
                .isEqualTo(expected);
    }

    /** Whatever comes in is read or refused; nothing else is thrown. */
    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        try {
            CsvTable.read(bytes, null, MAP).requireColumns("license");
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(400, 413, 422);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars(' ', 'a', 'Z', '7', ',', ';', '"', '=', '\u00e9', '\u202e', '\u4f60')
                .ofMaxLength(6);
        return cell.list().ofSize(2).list().ofMaxSize(6);
    }

    private static CsvTable read(String text, String... overrides) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), null, MAP.with(List.of(overrides)));
    }

    private static void assertName(CsvTable table, String name) {
        assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("license")).isEqualTo(name));
    }

    private static void refused(int status, String words, ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(Problem.class)).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail() + problem.errors()).contains(words);
        });
    }
}
