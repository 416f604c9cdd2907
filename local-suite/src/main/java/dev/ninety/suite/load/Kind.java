package dev.ninety.suite.load;

/** What a file can be, in the order in which files are brought: what others refer to comes first. */
enum Kind {
    CATALOGUE("catalogue update"),
    SUMMARY("names and tags (get-summary)"),
    LICENCES("licences owned"),
    DEVICE_NAMES("names (show license)"),
    VENDOR_USAGE("the vendor's in-use counts"),
    PRICES("prices"),
    ORDERS("orders"),
    PAKS("unconverted PAKs"),
    INSTANCES("product instances"),
    REPORTS("RUM reports"),
    UNKNOWN("not recognised");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** How people call it. */
    String title() {
        return title;
    }
}
