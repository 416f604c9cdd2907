package dev.ninety.compliance.catalogue;

/** What takes effect when a grace has ended and the shortage has not. */
public enum EnforcementAction {
    /** The licence keeps working; somebody is told. */
    NOTIFY_ONLY,
    RESTRICT,
    DISABLE
}
