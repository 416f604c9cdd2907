package dev.ninety.compliance.notification.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Streak;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.app.NotificationSettings;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes of a mail, and where its links lead. */
class MailCourierTest {

    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
    private static final Subscriber SUBSCRIBER = new Subscriber(
            new Subscriber.Key("example.com", SubscriberKind.MAIL, "team"),
            new Subscriber.Wish("team@example.com", null, null, List.of()),
            AT,
            new Subscriber.Progress(0, Streak.NONE, null, null, null, AT));
    private static final Event EVENT = new Event(
            "example.com",
            1,
            "id",
            EventType.CASE_OPENED,
            "cases/1",
            AT,
            AT,
            "campus",
            null,
            "{\"peak\":8,\"owner\":null,\"list\":[1],\"note\":\"a\"}");

    private static Letters letters(String publicUrl) {
        NotificationSettings settings = new SmallRyeConfigBuilder()
                .withMapping(NotificationSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("ninety.notification.public-url", publicUrl)
                .build()
                .getConfigMapping(NotificationSettings.class);
        return new Letters(new ObjectMapper(), settings);
    }

    private static Outcome bring(ReactiveMailer mailer, Optional<String> from) {
        return new MailCourier(mailer, letters(""), () -> from).bring(SUBSCRIBER, List.of(EVENT));
    }

    @Test
    void whatTheMailServerDoesNotTakeIsTriedAgain() {
        Optional<String> from = Optional.of("ninety@example.com");
        assertThat(bring(mail -> Uni.createFrom().voidItem(), from)).isEqualTo(Outcome.DELIVERED);
        Throwable cause = new IOException("550 no such mailbox\nmore");
        assertThat(bring(mail -> Uni.createFrom().failure(new IllegalStateException("wrapped", cause)), from))
                .isEqualTo(Outcome.failed("The mail server does not take it: 550 no such mailbox"));
        assertThat(bring(mail -> Uni.createFrom().failure(new IOException()), from)
                        .kind())
                .isEqualTo(Outcome.Kind.FAILED);
        assertThat(bring(mail -> Uni.createFrom().voidItem(), Optional.empty()).kind())
                .isEqualTo(Outcome.Kind.FAILED);
    }

    @Test
    void aMailSaysWhatCountsAndWhereTheRestIs() {
        assertThat(letters("https://ninety.example.com/").text(List.of(EVENT))).isEqualTo("""
                        A licence is short
                            at: 2026-02-01T00:00:00Z
                            peak: 8
                            note: a
                            look at: https://ninety.example.com/v1/smart-accounts/example.com/cases/1

                        You receive this because of a mail subscription of example.com in Ninety.
                        """);
    }
}
