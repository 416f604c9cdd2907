package dev.ninety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Holds a service's configuration reference to its code: the same settings with the same defaults, no other. */
public final class ConfigurationReference {

    private static final Pattern ROW = Pattern.compile("\\| `(ninety\\.[^`]+)` \\| (.*?) \\| (.+) \\|");

    private ConfigurationReference() {}

    /**
     * @param service such as {@code usage-service}; its settings are described in {@code docs/configuration}
     * @param passedOn settings that no code reads because they are only passed on to the framework
     */
    public static void assertDescribes(String service, String servicePackage, String... passedOn) {
        Map<String, String> settings = settings(servicePackage);
        settings.putAll(passedOn(passedOn));
        assertThat(described(service)).isEqualTo(settings);
    }

    private static Map<String, String> described(String service) {
        Path reference = Path.of(System.getProperty("ninety.root"), "docs", "configuration", service + ".md");
        Map<String, String> described = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(reference)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    described.put(row.group(1), row.group(2).replace("`", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return described;
    }

    private static Map<String, String> settings(String servicePackage) {
        Map<String, String> settings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ninety.kit", servicePackage)) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                readMapping(type.reflect(), settings);
            }
            type.getConstructors()
                    .forEach(constructor -> constructor
                            .getParameterAnnotations()
                            .forEach(annotations -> annotations.stream()
                                    .filter(annotation ->
                                            annotation.getRawType().isEquivalentTo(ConfigProperty.class))
                                    .map(JavaAnnotation::getProperties)
                                    .filter(setting ->
                                            String.valueOf(setting.get("name")).startsWith("ninety."))
                                    .forEach(setting ->
                                            settings.put((String) setting.get("name"), defaultOf(setting)))));
        }
        return settings;
    }

    private static Map<String, String> passedOn(String... names) {
        Properties properties = new Properties();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> defaults = new TreeMap<>();
        for (String name : names) {
            defaults.put(name, properties.getProperty(name));
        }
        return defaults;
    }

    private static void readMapping(Class<?> mapping, Map<String, String> settings) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        for (Method method : mapping.getDeclaredMethods()) {
            if (method.isDefault()) {
                continue;
            }
            String name = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            WithDefault value = method.getAnnotation(WithDefault.class);
            settings.put(prefix + "." + name, value == null ? "none" : value.value());
        }
    }

    private static String defaultOf(Map<String, Object> setting) {
        String value = (String) setting.get("defaultValue");
        return value == null || value.equals(ConfigProperty.UNCONFIGURED_VALUE) ? "none" : value;
    }
}
