package dev.ninety.usage;

import java.util.ArrayList;
import java.util.List;

/** Writes RUM reports for tests, as a device would. Times are seconds since 2026-01-01T00:00:00Z. */
public final class Reports {

    public static final long DAY = 86_400;
    public static final long START =
            java.time.Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final String pid;
    private final String serial;
    private final String tag;
    private final long id;
    private final List<String> rows = new ArrayList<>();
    private final List<String> members = new ArrayList<>();

    private Reports(String udi, String tag, long id) {
        this.pid = udi.substring(0, udi.lastIndexOf(':'));
        this.serial = udi.substring(udi.lastIndexOf(':') + 1);
        this.tag = tag;
        this.id = id;
    }

    public static Reports report(String udi, String tag, long id) {
        return new Reports(udi, tag, id);
    }

    public Reports row(long start, long end, Object count) {
        rows.add("""
                {"log_time":%d,"metric_name":"ENTITLEMENT","start_time":%d,"end_time":%d,"value":{"type":"COUNT","value":"%s"}}""".formatted(START + start, START + start, START + end, count));
        return this;
    }

    public Reports listing(String... udis) {
        for (String udi : udis) {
            int colon = udi.lastIndexOf(':');
            members.add("""
                    {"role":"Member","sudi":{"udi_pid":"%s","udi_serial_number":"%s"}}""".formatted(udi.substring(0, colon), udi.substring(colon + 1)));
        }
        return this;
    }

    public String payload() {
        return """
                {"version":"2.0","asset_identification":{"report_id":%d,"asset":{"name":"regid.2017-05.com.cisco.C9300,v1_x"},\
                "instance":{"sudi":{"udi_pid":"%s","udi_serial_number":"%s"}}},\
                "meta":{"entitlement_tag":"%s","ha_udi":[%s]},"measurements":[%s]}""".formatted(id, pid, serial, tag, String.join(",", members), String.join(",", rows));
    }

    /** One line of JSON with the payload as a string, as IOS-XE writes it. */
    public String json() {
        return "{\"payload\":\"" + payload().replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    public static String xml(Reports... reports) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<smartLicense>\n");
        for (Reports report : reports) {
            xml.append("<RUMReport><![CDATA[").append(report.json()).append("]]></RUMReport>\n");
        }
        return xml.append("</smartLicense>").toString();
    }

    public static String ndjson(Reports... reports) {
        StringBuilder lines = new StringBuilder();
        for (Reports report : reports) {
            lines.append(report.json()).append('\n');
        }
        return lines.toString();
    }
}
