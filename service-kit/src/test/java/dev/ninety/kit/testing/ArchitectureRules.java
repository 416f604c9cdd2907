package dev.ninety.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * The rules that hold in every service. A feature is a package directly below the service's own; its root holds
 * the domain in plain Java, and {@code app}, {@code store} and {@code web} below it hold the rest.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** A domain class uses the language, the technical domain of the kit, and other domain classes. */
    public static ArchRule domainIsPure(String servicePackage) {
        return classes()
                .that()
                .resideInAPackage(servicePackage + ".*")
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<>("are plain Java, kit domain or domain") {
                    @Override
                    public boolean test(JavaClass used) {
                        String name = used.getPackageName();
                        return name.isEmpty()
                                || name.matches("java\\.(lang|util|time|math|text|nio|io|security)(\\..*)?")
                                || name.startsWith("org.jspecify")
                                || name.matches("dev\\.ninety\\.kit\\.(timeline|ledger|problem|tenancy)")
                                || name.matches(servicePackage.replace(".", "\\.") + "\\.[a-z]+");
                    }
                })
                .because("the domain is free of the framework, so that its rules are read and tested alone");
    }

    /** Doors are above stores: no store knows a door. */
    public static ArchRule storesKnowNoDoors() {
        return noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..web..")
                .allowEmptyShould(true);
    }

    /** Nobody asks the machine for the time: the clock is injected. */
    public static ArchRule timeIsInjected() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }
}
