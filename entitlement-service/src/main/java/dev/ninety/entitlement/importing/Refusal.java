package dev.ninety.entitlement.importing;

/** Why a line is refused; never leaves this package. */
final class Refusal extends Exception {

    private final String code;
    private final String detail;

    Refusal(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    Fate fate() {
        return Fate.refused(code, detail);
    }
}
