package dev.ninety.entitlement.event.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.SecurityContext;

/** Who sends the present request. */
@RequestScoped
public class Actor {

    /** The name in the log for whoever did not say who they are. */
    public static final String ANONYMOUS = "anonymous";

    private final SecurityContext security;

    public Actor(SecurityContext security) {
        this.security = security;
    }

    public String name() {
        return security.getUserPrincipal() == null
                ? ANONYMOUS
                : security.getUserPrincipal().getName();
    }
}
