package dev.ninety.suite.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecogniserTest {

    @TempDir
    Path folder;

    /** The last column is the content; a bar stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "LICENCES # JSON # {\"totalRecords\": 1, \"licenses\": [{\"license\": \"x\"}]}",
                "LICENCES # JSON # [{\"license\": \"x\", \"virtualAccount\": \"y\", \"licenseDetails\": []}]",
                "SUMMARY # JSON # {\"status\": \"OK\", \"summary\": [{\"tag\": \"t\", \"display_name\": \"n\"}]}",
                "INSTANCES # JSON # {\"status\": \"SUCCESS\", \"devices\": []}",
                "INSTANCES # JSON # [{\"instanceName\": \"sw\", \"sudi\": {\"udiPid\": \"p\"}}]",
                "CATALOGUE # JSON # {\"licences\": [{\"entitlementTag\": \"t\"}]}",
                "ORDERS # JSON # {\"orders\": []}",
                "PAKS # JSON # [{\"pak\": \"1\"}]",
                "PRICES # JSON # {\"prices\": []}",
                "VENDOR_USAGE # JSON # {\"takenAt\": \"2026-01-01\", \"items\": []}",
                "REPORTS # JSON # {\"usage\": [{\"payload\": \"{}\"}]}",
                "REPORTS # JSON # [{\"payload\": {}, \"header\": {}}]",
                "REPORTS # NDJSON # {\"payload\": \"{}\"}|{\"payload\": \"{}\"}|",
                "REPORTS # XML # <?xml version=\"1.0\"?><smartLicense><RUMReport><![CDATA[{}]]></RUMReport></smartLicense>",
                "REPORTS # XML # <RUMReport>{}</RUMReport>",
                "DEVICE_NAMES # text # Smart Licensing Status|====|License Usage|====|",
                "DEVICE_NAMES # text # Smart Licensing Usage Report Detail:|Report Id: 1|Feature Name: x",
                "LICENCES # CSV # License,Virtual Account,Quantity,Expiration Date",
                "LICENCES # CSV # License;Purchased;In Use;Balance",
                "VENDOR_USAGE # CSV # License,Virtual Account,In Use",
                "INSTANCES # CSV # Name,Product ID,Serial Number",
                "INSTANCES # CSV # \uFEFFhostname\tpid\tserial\tvirtualAccount",
                "PRICES # CSV # License,Unit Price,Currency",
                "ORDERS # CSV # Order Reference,License,Quantity,Expected At",
                "PAKS # CSV # PAK,Description,Quantity",
            })
    void tellsByContent(Kind kind, String form, String content) throws IOException {
        Recognised found = recognise(content.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.form()).isEqualTo(form);
        Recognised packed = recognise(gzip(content.replace('|', '\n').getBytes(StandardCharsets.UTF_8)));
        assertThat(packed).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "no form # Notes of Monday's call",
                "without a RUM report # <html><body>License</body></html>",
                "an acknowledgement # <smartLicenseRumAck><data>x</data></smartLicenseRumAck>",
                "JSON of a form that is not known here, with greeting # {\"greeting\": 1}",
                "JSON of a form that is not known here # {{{{",
                "JSON of a form that is not known here # []",
                "a table of a form that is not known here # Colour,Size",
                "a ZIP archive # PK\u0003\u0004...",
            })
    void saysWhyItDoesNotKnow(String why, String content) throws IOException {
        Recognised found = recognise(content.getBytes(StandardCharsets.UTF_8));
        assertThat(found.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(found.why()).contains(why);
    }

    @Test
    void readsTheEncodingsOfTables() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(recognise("\uFEFFLicense,Quantity\nA,1\n".getBytes(charset))
                            .kind())
                    .isEqualTo(Kind.LICENCES);
        }
    }

    @Test
    void aGzippedArchiveIsABundleAndAPlainOneIsNot() throws IOException {
        byte[] tar = tar("manifest.mf");
        assertThat(recognise(gzip(tar)).form()).isEqualTo("offline bundle");
        assertThat(recognise(tar).why()).contains("not gzipped");
        tar[0] ^= 1;
        assertThat(recognise(gzip(tar)).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void brokenPackingAndEmptyFilesAreNamed() throws IOException {
        assertThat(recognise(new byte[0]).why()).contains("empty");
        assertThat(recognise(new byte[] {0x1F, (byte) 0x8B, 8, 0}).why()).contains("empty");
    }

    @Test
    void aHugeFileIsToldByItsBeginning() throws IOException {
        String item = "{\"license\": \"x\", \"licenseDetails\": []},";
        String huge = "{\"licenses\": [" + item.repeat(20_000);
        assertThat(recognise(huge.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.LICENCES);
        String deep = "{\"a\": " + "[".repeat(100_000);
        assertThat(recognise(deep.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.UNKNOWN);
    }

    private Recognised recognise(byte[] content) throws IOException {
        return Recogniser.recognise(Files.write(folder.resolve("file"), content));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    /** An archive of one empty file: a header with its checksum, and the two empty blocks at the end. */
    private static byte[] tar(String name) {
        byte[] blocks = new byte[3 * 512];
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, blocks, 0, text.length);
        int sum = 8 * ' ';
        for (byte b : text) {
            sum += b;
        }
        byte[] checksum = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, blocks, 148, checksum.length);
        return blocks;
    }
}
