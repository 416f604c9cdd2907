package dev.ninety.compliance.alert;

/** How grave an alert is, in the vendor's own three steps, the gravest first. */
public enum Severity {
    MAJOR,
    MINOR,
    INFORMATIONAL
}
