package dev.ninety.compliance.notification;

/** How somebody is told. */
public enum SubscriberKind {
    /** Each event is posted to a URL. */
    WEBHOOK,
    /** Events are written to a mailbox, those that wait together in one mail. */
    MAIL
}
