package dev.ninety.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** So many things at a time, whatever becomes of them. */
@Timeout(30)
class CrewTest {

    private final Crew crew = new Crew(2);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void stop() {
        over.countDown();
        crew.stop();
    }

    private static Supplier<Optional<Runnable>> each(Queue<Runnable> work) {
        return () -> Optional.ofNullable(work.poll());
    }

    private Runnable lasting(CountDownLatch begun) {
        return () -> {
            begun.countDown();
            await(over);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noMoreIsBegunThanMayBeDoneAtATime() {
        CountDownLatch begun = new CountDownLatch(2);
        Queue<Runnable> work = new ArrayDeque<>(List.of(lasting(begun), lasting(begun), lasting(begun)));
        crew.takeOn(each(work));
        await(begun);
        assertThat(work).hasSize(1);
        assertThat(crew.doNow(() -> {})).isFalse();
    }

    @Test
    void whatCannotBeTakenKeepsNobodyBusy() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> crew.takeOn(() -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        crew.takeOn(Optional::empty);
        CountDownLatch begun = new CountDownLatch(2);
        Queue<Runnable> work = new ArrayDeque<>(List.of(lasting(begun), lasting(begun)));
        crew.takeOn(each(work));
        await(begun);
        assertThat(work).isEmpty();
    }

    @Test
    void whatFailsMakesRoomForTheNext() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> crew.doNow(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(crew.doNow(() -> {})).isTrue();
    }

    @Test
    void nothingIsBegunOnceItIsStopped() {
        Queue<Runnable> work = new ArrayDeque<>(List.of(() -> {}));
        crew.stop();
        crew.takeOn(each(work));
        assertThat(work).hasSize(1);
        assertThat(crew.isStopping()).isTrue();
    }
}
