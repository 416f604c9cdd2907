package dev.ninety.system.harness;

/** Entitlement tags of the shipped catalogue that the tests use. */
public final class Licences {

    public static final String NETWORK_ESSENTIALS =
            "regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2";
    public static final String NETWORK_ADVANTAGE =
            "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53";
    public static final String DNA_ADVANTAGE =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";
    public static final String HSEC = "regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2";

    private Licences() {}
}
