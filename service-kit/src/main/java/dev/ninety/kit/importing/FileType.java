package dev.ninety.kit.importing;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says a file is.
 *
 * @param isTable whether it is a table; else it is JSON, or whatever else the address takes
 * @param charset the encoding; null where none was named
 */
public record FileType(boolean isTable, @Nullable String charset) {

    /** The media type of a table, whatever separates its columns. */
    public static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);

    /** @param contentType the request's; null where it has none */
    public static FileType of(@Nullable String contentType) {
        if (contentType == null) {
            return new FileType(false, null);
        }
        MediaType type = MediaType.valueOf(contentType);
        boolean isTable = CSV_TYPE.isCompatible(type) && !type.isWildcardType();
        return new FileType(isTable, type.getParameters().get(MediaType.CHARSET_PARAMETER));
    }
}
