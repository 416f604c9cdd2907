package dev.ninety.entitlement;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ninety.kit.testing.ArchitectureRules;

@AnalyzeClasses(packages = "dev.ninety.entitlement", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DOMAIN_IS_PURE = ArchitectureRules.domainIsPure("dev.ninety.entitlement");

    @ArchTest
    static final ArchRule STORES_KNOW_NO_DOORS = ArchitectureRules.storesKnowNoDoors();

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = ArchitectureRules.timeIsInjected();
}
