package dev.ninety.compliance.renewal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what stands in a workbook, as the format's own description has it. */
final class Workbooks {

    private final Map<String, Document> parts = new HashMap<>();

    private Workbooks(Path file) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml")) {
                    parts.put(entry.getName(), factory.newDocumentBuilder().parse(zip.getInputStream(entry)));
                }
            }
        }
    }

    /** The rows of each sheet that have a value, by the sheet's name; every value as its text. */
    static Map<String, List<List<String>>> read(byte[] file) throws Exception {
        Path path = Files.createTempFile("review", ".xlsx");
        try {
            return new Workbooks(Files.write(path, file)).sheets();
        } finally {
            Files.delete(path);
        }
    }

    private Map<String, List<List<String>>> sheets() {
        List<String> shared = new ArrayList<>();
        elements(parts.get("xl/sharedStrings.xml").getDocumentElement(), "si")
                .forEach(string -> shared.add(string.getTextContent()));
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        int number = 0;
        for (Element sheet : elements(parts.get("xl/workbook.xml").getDocumentElement(), "sheet")) {
            number++;
            List<List<String>> rows = new ArrayList<>();
            Document part = parts.get("xl/worksheets/sheet" + number + ".xml");
            for (Element row : elements(part.getDocumentElement(), "row")) {
                List<String> cells = new ArrayList<>();
                for (Element cell : elements(row, "c")) {
                    List<Element> values = elements(cell, "v");
                    String value = values.isEmpty() ? "" : values.getFirst().getTextContent();
                    cells.add(cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(value)) : value);
                }
                rows.add(cells);
            }
            sheets.put(sheet.getAttribute("name"), rows);
        }
        return sheets;
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
