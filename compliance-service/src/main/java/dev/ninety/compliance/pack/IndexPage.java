package dev.ninety.compliance.pack;

import java.util.List;

/** What a person reads first: what a pack is about, what is in it, and how to check it. */
public final class IndexPage {

    /** The file's name. */
    public static final String NAME = "index.html";

    private IndexPage() {}

    /**
     * The page.
     *
     * @param entries all files that come before it
     */
    public static String of(PackScope scope, List<PackEntry> entries) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Licence evidence</title></head>
                <body>
                <h1>Licence evidence</h1>
                """);
        page.append("<table>\n");
        row(page, "Smart Account", scope.smartAccount());
        row(page, "Virtual Account", scope.virtualAccount() == null ? "all" : scope.virtualAccount());
        row(page, "As of", scope.at().toString());
        row(page, "As known at", scope.knownAt().toString());
        page.append("</table>\n");
        for (PackEntry entry : entries) {
            page.append("<h2><a href=\"")
                    .append(escaped(entry.name()))
                    .append("\">")
                    .append(escaped(entry.name()))
                    .append("</a></h2>\n<p>")
                    .append(escaped(entry.title()))
                    .append("</p>\n<ul>\n");
            entry.summary()
                    .lines()
                    .forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
            page.append("<li>")
                    .append(entry.summary().records())
                    .append(" records, ")
                    .append(entry.bytes())
                    .append(" bytes, SHA-256 <code>")
                    .append(entry.sha256())
                    .append("</code></li>\n</ul>\n");
        }
        page.append("""
                <h2>How to check it</h2>
                <p>manifest.json lists every file with its digest. The signature is a file of its own, over all bytes of the ZIP;
                take the key from where you trust it, not from whoever gave you the pack.</p>
                <pre>./ninety verify PACK.zip --key key.pem --signature PACK.zip.sig
                openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in PACK.zip -sigfile PACK.zip.sig</pre>
                </body>
                </html>
                """);
        return page.toString();
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
