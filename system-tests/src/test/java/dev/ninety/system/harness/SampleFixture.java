package dev.ninety.system.harness;

import dev.ninety.suite.Progress;
import dev.ninety.suite.Suite;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.sample.SampleLoader;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sample estate, loaded once into each suite that needs it. */
public final class SampleFixture {

    private static final Map<Suite, SampleEstate> LOADED = new ConcurrentHashMap<>();

    private SampleFixture() {}

    /** The estate of this run, loaded if it was not. */
    public static SampleEstate loaded(Suite suite) {
        return LOADED.computeIfAbsent(suite, key -> {
            SampleEstate estate = SampleGenerator.at(Clock.systemUTC().instant());
            loader(key).load(estate);
            return estate;
        });
    }

    public static SampleLoader loader(Suite suite) {
        return new SampleLoader(suite, Progress.to(System.out));
    }
}
