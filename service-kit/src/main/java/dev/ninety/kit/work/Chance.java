package dev.ninety.kit.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Where chance comes from; injected, so that a test can take its place. */
@ApplicationScoped
public class Chance {

    @Produces
    @ApplicationScoped
    RandomGenerator chance() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
