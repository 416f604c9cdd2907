package dev.ninety.entitlement.catalogue;

/** What takes effect when a shortage outlives its grace. */
public enum EnforcementAction {
    NOTIFY_ONLY,
    RESTRICT,
    DISABLE
}
