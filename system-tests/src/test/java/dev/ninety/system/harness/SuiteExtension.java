package dev.ninety.system.harness;

import dev.ninety.suite.Progress;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a suite when the first class asks for it and closes it after the last test of the run. */
final class SuiteExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SuiteExtension.class);

    /** The first moment of a set clock. */
    private static final Instant START_OF_TIME = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * The schedulers look often, so that tests need not wait long; small pages and batches give a kill many moments to
     * fall in; a small limit for bodies is reached soon.
     */
    private static final Map<Service, List<String>> FLAGS = Map.of(
            Service.USAGE,
            List.of(
                    "-Dninety.ingestion.batch-reports=500",
                    "-Dninety.ingestion.body-bytes=" + Limits.REPORT_BODY_BYTES),
            Service.COMPLIANCE,
            List.of(
                    "-Dninety.intake.poll-interval=1s",
                    "-Dninety.intake.page-size=100",
                    "-Dninety.evaluation.interval=1s"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Suite.class);
    }

    @Override
    public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningSuite.Kind kind = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RunningSuite.class)
                .orElseThrow()
                .value();
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(kind, SuiteExtension::start, Suite.class);
    }

    private static Suite start(RunningSuite.Kind kind) {
        Path root = Path.of(System.getProperty("ninety.root"));
        Path home = root.resolve("system-tests/target/suites")
                .resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        delete(home);
        Optional<Instant> startOfTime =
                kind == RunningSuite.Kind.SET_CLOCK ? Optional.of(START_OF_TIME) : Optional.empty();
        return Suite.start(SuiteSettings.forTests(root, home, startOfTime, FLAGS), Progress.to(System.out));
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
