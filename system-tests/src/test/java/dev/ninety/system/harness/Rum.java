package dev.ninety.system.harness;

import dev.ninety.suite.sample.RumXml;
import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A RUM report in the making: one device, one licence, rows that follow each other. */
public final class Rum {

    private static final String SOFTWARE = "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72";

    private final Device device;
    private final String tag;
    private final long id;
    private final List<Row> rows = new ArrayList<>();

    private Rum(Device device, String tag, long id) {
        this.device = device;
        this.tag = tag;
        this.id = id;
    }

    /** A report of a stand-alone device, named by {@code pid:serial}. */
    public static Rum of(String productInstance, String tag, long id) {
        int colon = productInstance.lastIndexOf(':');
        Device device = new Device(
                productInstance.substring(0, colon),
                productInstance.substring(colon + 1),
                "",
                "",
                SOFTWARE,
                "17.12.04",
                List.of());
        return new Rum(device, tag, id);
    }

    /** A row that says how many were in use from a moment until before another. */
    public Rum row(Instant start, Instant end, long count) {
        rows.add(new Row(start, end, count));
        return this;
    }

    /** The report as one line of JSON, the payload a string inside it. */
    public String line() {
        return RumXml.outer(report());
    }

    public Report report() {
        return new Report(device, tag, id, List.copyOf(rows));
    }
}
