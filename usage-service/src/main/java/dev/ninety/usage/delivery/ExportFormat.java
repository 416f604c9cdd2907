package dev.ninety.usage.delivery;

/** In which form reports are carried to the vendor. */
public enum ExportFormat {
    /** One file with all reports, as a device saves its own. */
    XML("xml", "application/xml"),
    /** The offline bundle: nested archives with a file for each product instance. */
    BUNDLE("tar.gz", "application/gzip");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
