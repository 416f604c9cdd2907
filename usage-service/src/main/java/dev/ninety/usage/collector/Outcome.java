package dev.ninety.usage.collector;

/** How it went when a device was asked for its reports. */
public enum Outcome {
    /** It answered, and its reports were taken in. */
    OK,
    /** It does not answer, not in time, or broke off; or its address is one that is not asked. */
    UNREACHABLE,
    /** It does not accept the user and password, or there are none under this name. */
    UNAUTHORISED,
    /** It cannot be told who answers: the certificate is not trusted, or is another one's. */
    TLS,
    /** It answered with something else than its reports. */
    BAD_ANSWER,
    /** It answered with more than is accepted. */
    TOO_LARGE
}
