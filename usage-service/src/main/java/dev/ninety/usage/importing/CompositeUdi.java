package dev.ninety.usage.importing;

import dev.ninety.usage.instance.Udi;
import java.util.Locale;
import java.util.Optional;

/** A device as the vendor's portal names it in one cell: {@code UDI_PID:C9300-24UX; UDI_SN:FCW2303D16Y;}. */
public final class CompositeUdi {

    private CompositeUdi() {}

    /** Reads the vendor's form, or {@code pid:serial}; empty where it is neither. */
    public static Optional<Udi> parse(String text) {
        String pid = "";
        String serial = "";
        for (String part : text.split(";", -1)) {
            int colon = part.indexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip().toUpperCase(Locale.ROOT);
            switch (name) {
                case "UDI_PID", "PID" -> pid = part.substring(colon + 1).strip();
                case "UDI_SN", "SN" -> serial = part.substring(colon + 1).strip();
                default -> {
                    // such as the UUID of a virtual machine
                }
            }
        }
        return pid.isEmpty() && serial.isEmpty() ? Udi.parse(text.strip()) : Udi.of(pid, serial);
    }
}
