package dev.ninety.suite.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class RumXmlTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SampleEstate estate = SampleGenerator.at(Instant.parse("2026-11-24T09:00:00Z"));

    @Test
    void aFileIsXmlAroundOneJsonTextPerReportWithThePayloadAsAString() throws Exception {
        // Given
        SampleEstate.RumFile file = estate.events(SampleEstate.RumFile.class).getFirst();

        // When
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(RumXml.file(file.reports()).getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("smartLicense");
        NodeList reports = document.getElementsByTagName("RUMReport");
        assertThat(reports.getLength()).isEqualTo(file.reports().size());
        JsonNode outer = JSON.readTree(reports.item(0).getTextContent());
        assertThat(outer.path("payload").isTextual()).isTrue();
        JsonNode payload = JSON.readTree(outer.path("payload").asText());
        assertThat(payload.at("/asset_identification/report_id").isIntegralNumber())
                .isTrue();
        JsonNode row = payload.at("/measurements/0");
        assertThat(row.at("/value/value").isTextual()).isTrue();
        assertThat(row.path("sample_interval").asLong())
                .isEqualTo(
                        row.path("end_time").asLong() - row.path("start_time").asLong());
    }

    @Test
    void anAggregatorPassesOnTheSameReportsOneALine() throws Exception {
        // Given
        List<SampleEstate.Report> reports =
                estate.events(SampleEstate.Sync.class).getFirst().reports();

        // When
        List<String> lines = RumXml.lines(reports).lines().toList();

        // Then
        assertThat(lines).hasSameSizeAs(reports);
        assertThat(lines.getLast()).isEqualTo(RumXml.outer(reports.getLast()));
        assertThat(JSON.readTree(lines.getLast()).path("payload").isTextual()).isTrue();
    }

    @Test
    void aControllerNamesAsManyAccessPointsAsItCounts() throws Exception {
        // Given
        SampleEstate.Report report = estate.reports().stream()
                .filter(one -> one.device().virtualAccount().equals(SampleGenerator.WIRELESS))
                .findFirst()
                .orElseThrow();

        // When
        JsonNode payload = JSON.readTree(
                JSON.readTree(RumXml.outer(report)).path("payload").asText());

        // Then
        long named = 0;
        for (JsonNode row : payload.path("measurements")) {
            named += row.at("/meta/added_sudi_list").size()
                    - row.at("/meta/removed_sudi_list").size();
            assertThat(named).isEqualTo(row.at("/value/value").asLong());
        }
    }
}
