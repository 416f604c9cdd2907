package dev.ninety.suite.load;

/**
 * What a file was recognised as.
 *
 * @param form how it is written, such as {@code CSV}
 * @param contentType how it is sent
 * @param inUse whether it also holds the vendor's in-use counts
 * @param why what it was recognised by, or why it was not
 */
record Recognised(Kind kind, String form, String contentType, boolean inUse, String why) {

    static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String TEXT = "text/plain";

    static Recognised unknown(String why) {
        return new Recognised(Kind.UNKNOWN, "", "", false, why);
    }

    static Recognised of(Kind kind, String form, String contentType, String why) {
        return new Recognised(kind, form, contentType, false, why);
    }
}
