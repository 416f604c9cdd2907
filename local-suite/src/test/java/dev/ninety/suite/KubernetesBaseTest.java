package dev.ninety.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifests as kubectl renders them, held against what the services need. */
class KubernetesBaseTest {

    private static final Path ROOT = Path.of(System.getProperty("ninety.root"));
    private static final int OLDEST_MINOR_VERSION = 27;

    private static List<JsonNode> rendered = List.of();

    @BeforeAll
    static void render() throws Exception {
        assumeTrue(kubectlMinorVersion() >= OLDEST_MINOR_VERSION, "no kubectl 1." + OLDEST_MINOR_VERSION + " or newer");
        String yaml = run("kubectl", "kustomize", ROOT.resolve("k8s/base").toString());
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(yaml)) {
            rendered = documents.readAll();
        }
    }

    @Test
    void everyServiceHasADeploymentAServiceAndAConfigMapAndNothingElseIsThere() {
        assertThat(rendered)
                .hasSize(3 * Service.values().length)
                .allMatch(object -> object.at("/metadata/labels/app.kubernetes.io~1part-of")
                        .asText()
                        .equals("ninety"));
        for (Service service : Service.values()) {
            assertThat(rendered.stream()
                            .filter(object ->
                                    object.at("/metadata/name").asText().equals(service.module()))
                            .map(object -> object.path("kind").asText()))
                    .containsExactlyInAnyOrder("Deployment", "Service", "ConfigMap");
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void probesAskTheHealthEndpointsOnTheServicesPort(Service service) {
        // When
        JsonNode container = container(service);

        // Then
        assertThat(container.path("ports")).hasSize(1);
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(service.port());
        assertProbe(container.path("startupProbe"), "/q/health/started");
        assertProbe(container.path("livenessProbe"), "/q/health/live");
        assertProbe(container.path("readinessProbe"), "/q/health/ready");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void theServiceLeadsToThePodsOfTheDeployment(Service service) {
        // When
        JsonNode spec = object("Service", service).path("spec");
        JsonNode deployment = object("Deployment", service).path("spec");

        // Then
        assertThat(spec.at("/ports/0/port").asInt()).isEqualTo(service.port());
        assertThat(spec.at("/ports/0/targetPort").asText()).isEqualTo("http");
        JsonNode labels = deployment.at("/template/metadata/labels");
        spec.path("selector")
                .properties()
                .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        deployment
                .at("/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void theConfigMapSaysWhatTheServiceReadsAndHoldsNoSecret(Service service) {
        // When
        JsonNode data = object("ConfigMap", service).path("data");
        JsonNode container = container(service);

        // Then
        Set<String> expected = new TreeSet<>(Set.of("QUARKUS_HTTP_PORT", "QUARKUS_DATASOURCE_JDBC_URL"));
        for (Service peer : service.peers()) {
            String key = "NINETY_" + peer.module().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
            expected.add(key);
            assertThat(data.path(key).asText()).isEqualTo("http://" + peer.module() + ":" + peer.port());
        }
        assertThat(data.propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(data.path("QUARKUS_HTTP_PORT").asInt()).isEqualTo(service.port());
        assertThat(data.path("QUARKUS_DATASOURCE_JDBC_URL").asText()).endsWith("/" + service.database());
        assertThat(container.at("/envFrom/0/configMapRef/name").asText()).isEqualTo(service.module());
        assertThat(container.path("env"))
                .extracting(variable -> variable.path("name").asText() + " from "
                        + variable.at("/valueFrom/secretKeyRef/name").asText())
                .containsExactly(
                        "QUARKUS_DATASOURCE_USERNAME from " + service.database() + "-database",
                        "QUARKUS_DATASOURCE_PASSWORD from " + service.database() + "-database");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void thePodHasNoMorePowerThanItNeeds(Service service) {
        // When
        JsonNode pod = object("Deployment", service).at("/spec/template/spec");
        JsonNode container = container(service);

        // Then
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
        assertThat(pod.at("/volumes/0").has("emptyDir")).isTrue();
        for (String resource : List.of("cpu", "memory")) {
            assertThat(container.at("/resources/requests").has(resource)).isTrue();
            assertThat(container.at("/resources/limits").has(resource)).isTrue();
        }
    }

    private static void assertProbe(JsonNode probe, String path) {
        assertThat(probe.at("/httpGet/path").asText()).isEqualTo(path);
        assertThat(probe.at("/httpGet/port").asText()).isEqualTo("http");
    }

    private static JsonNode container(Service service) {
        return object("Deployment", service).at("/spec/template/spec/containers/0");
    }

    private static JsonNode object(String kind, Service service) {
        return rendered.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && object.at("/metadata/name").asText().equals(service.module()))
                .findFirst()
                .orElseThrow();
    }

    /** 0 where there is no kubectl. */
    private static int kubectlMinorVersion() throws InterruptedException {
        try {
            Matcher version =
                    Pattern.compile("Client Version: v1\\.(\\d+)").matcher(run("kubectl", "version", "--client"));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }
}
