package dev.ninety.suite.sample;

/** The entitlement tags and software tags that the sample's devices report. */
final class Tags {

    static final String C9300_24_NETWORK_ESSENTIALS =
            "regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2";
    static final String C9300_24_NETWORK_ADVANTAGE =
            "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53";
    static final String C9300_24_DNA_ADVANTAGE =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";
    static final String C9300_48_NETWORK_ADVANTAGE =
            "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015";
    static final String C9300_48_DNA_ADVANTAGE =
            "regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a";
    static final String C9400_NETWORK_ADVANTAGE =
            "regid.2017-05.com.cisco.advantagek9-C9400,1.0_61a546cd-1037-47cb-bbe6-7cad3217a7b3";
    static final String C9400_DNA_ADVANTAGE =
            "regid.2017-05.com.cisco.dna_advantage-C9400,1.0_6e77dbc1-0da3-466c-8414-97c8ee4d48ce";
    static final String C9500_NETWORK_ADVANTAGE =
            "regid.2017-03.com.cisco.advantagek9-Nyquist-C9500,1.0_f1563759-2e03-4a4c-bec5-5feec525a12c";
    static final String C9500_DNA_ADVANTAGE =
            "regid.2018-01.com.cisco.C9500-DNA-32QC-A,1.0_1fd2bf73-201e-472b-a287-65f23ec80f3e";
    static final String C9600_NETWORK_ESSENTIALS =
            "regid.2018-11.com.cisco.C9600-NW-E,1.0_5dd8378e-df2c-493a-9c7e-4966cbe34aa3";
    static final String C9K_HSEC = "regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2";
    static final String AIR_NETWORK_ADVANTAGE =
            "regid.2018-06.com.cisco.DNA_NWStack,1.0_e7244e71-3ad5-4608-8bf0-d12f67c80896";
    static final String AIR_DNA_ADVANTAGE =
            "regid.2017-08.com.cisco.AIR-DNA-A,1.0_b6308627-3ab0-4a11-a3d9-586911a0d790";

    /** Routers print short tags, which stand in no catalogue. */
    static final String ROUTER_NETWORK_PREMIER = "ESR_P_2.5G_P";

    static final String ROUTER_DNA_PREMIER = "DNA_P_2.5G_P";

    static final String C9300_SOFTWARE = "regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72";
    static final String C9400_SOFTWARE = "regid.2017-05.com.cisco.C9400,v1_ad928212-d182-407e-ac85-29e213602efa";
    static final String C9500_SOFTWARE = "regid.2017-05.com.cisco.C9500,v1_7435cf27-0075-4bfb-b67c-b42f3054e82a";
    static final String C9600_SOFTWARE = "regid.2018-11.com.cisco.C9600,1.0_7a9c6f0e-35d4-4c1b-8e52-0f6d2b91c3a8";
    static final String C9800_SOFTWARE = "regid.2018-05.com.cisco.WLC_9500C,1.0_85665885-b865-4e32-8184-5510412fcb54";
    static final String ROUTER_SOFTWARE = "regid.2019-10.com.cisco.ESR,1.0_3c1e0a57-92bd-4f68-a7d4-61f0c8e25b39";

    private Tags() {}
}
