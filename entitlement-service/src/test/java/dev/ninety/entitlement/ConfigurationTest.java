package dev.ninety.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The settings that the code reads are the ones that the reference describes, with the same defaults. */
class ConfigurationTest {

    private static final Path REFERENCE =
            Path.of(System.getProperty("ninety.root"), "docs", "configuration", "entitlement-service.md");

    private static final Pattern ROW = Pattern.compile("\\| `(ninety\\.[^`]+)` \\| (.*?) \\| (.+) \\|");

    @Test
    void theReferenceDescribesEverySettingAndNoOther() throws IOException {
        Map<String, String> described = new TreeMap<>();
        for (String line : Files.readAllLines(REFERENCE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                described.put(row.group(1), row.group(2).replace("`", ""));
            }
        }
        assertThat(described).isEqualTo(settings());
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ninety.kit", "dev.ninety.entitlement")) {
            assertThat(type.isAnnotatedWith("io.smallrye.config.ConfigMapping"))
                    .as("%s is a mapping, which this test does not read yet", type.getName())
                    .isFalse();
            assertThat(type.isAnnotatedWith(ConfigProperties.class)).isFalse();
            for (JavaConstructor constructor : type.getConstructors()) {
                constructor
                        .getParameterAnnotations()
                        .forEach(annotations -> annotations.stream()
                                .filter(annotation -> annotation.getRawType().isEquivalentTo(ConfigProperty.class))
                                .map(JavaAnnotation::getProperties)
                                .forEach(setting -> settings.put((String) setting.get("name"), defaultOf(setting))));
            }
        }
        return settings;
    }

    private static String defaultOf(Map<String, Object> setting) {
        String value = (String) setting.get("defaultValue");
        return value == null || value.equals(ConfigProperty.UNCONFIGURED_VALUE) ? "none" : value;
    }
}
