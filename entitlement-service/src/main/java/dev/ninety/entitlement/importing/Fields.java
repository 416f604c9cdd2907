package dev.ninety.entitlement.importing;

import java.util.List;

/** The fields that lines of files have, by the names that answers, parameters and settings use for them. */
public final class Fields {

    public static final String LICENSE = "license";
    public static final String ENTITLEMENT_TAG = "entitlementTag";
    public static final String VIRTUAL_ACCOUNT = "virtualAccount";
    public static final String QUANTITY = "quantity";
    public static final String LICENSE_TYPE = "licenseType";
    public static final String START_DATE = "startDate";
    public static final String END_DATE = "endDate";
    public static final String SUBSCRIPTION_ID = "subscriptionId";
    public static final String ORDER_NUMBER = "orderNumber";
    public static final String STATUS = "status";
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";
    public static final String ORDER_REFERENCE = "orderReference";
    public static final String ORDERED_AT = "orderedAt";
    public static final String EXPECTED_AT = "expectedAt";
    public static final String PAK = "pak";
    public static final String DESCRIPTION = "description";

    /** What a device or the vendor's summary calls a licence. */
    public static final String NAME = "name";

    public static final List<String> OF_LICENCES = List.of(
            LICENSE,
            VIRTUAL_ACCOUNT,
            QUANTITY,
            LICENSE_TYPE,
            START_DATE,
            END_DATE,
            SUBSCRIPTION_ID,
            ORDER_NUMBER,
            STATUS);

    public static final List<String> OF_PRICES = List.of(LICENSE, ENTITLEMENT_TAG, AMOUNT, CURRENCY);

    public static final List<String> OF_ORDERS =
            List.of(ORDER_REFERENCE, VIRTUAL_ACCOUNT, LICENSE, ENTITLEMENT_TAG, QUANTITY, ORDERED_AT, EXPECTED_AT);

    public static final List<String> OF_PAKS = List.of(PAK, DESCRIPTION, QUANTITY);

    private Fields() {}
}
