package dev.ninety.usage;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Small batches, a small quota, and a device that is easily too slow or too talkative. */
public class SmallLimits implements QuarkusTestProfile {

    public static final int BATCH = 20;
    public static final int QUOTA = 600_000;
    public static final int ANSWER = 1 << 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ninety.ingestion.batch-reports",
                String.valueOf(BATCH),
                "ninety.jobs.quota-bytes",
                String.valueOf(QUOTA),
                "ninety.collector.answer-bytes",
                String.valueOf(ANSWER),
                "ninety.collector.connect-timeout",
                "2s",
                "ninety.collector.read-timeout",
                "2s",
                "ninety.collector.collection-timeout",
                "4s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DeviceStub.class));
    }
}
