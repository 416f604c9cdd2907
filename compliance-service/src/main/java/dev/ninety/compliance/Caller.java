package dev.ninety.compliance;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who sends a request, as histories name them. */
public final class Caller {

    private static final String ANONYMOUS = "anonymous";

    private Caller() {}

    /** The name of the one who is signed in; {@code anonymous} where nobody is. */
    public static String of(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        return principal == null
                        || principal.getName() == null
                        || principal.getName().isEmpty()
                ? ANONYMOUS
                : principal.getName();
    }
}
