package dev.ninety.compliance.notification.client;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.app.Courier;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes mails, one for all that waits. Without a sender none is written. */
@ApplicationScoped
class MailCourier implements Courier {

    private static final Logger LOG = Logger.getLogger(MailCourier.class);
    private static final int MOST = 50;
    /** A mail server that says nothing must not keep anybody waiting for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ReactiveMailer mailer;
    private final Letters letters;
    private final Provider<Optional<String>> from;

    /** @param from who the mails are from; read whenever one is written */
    MailCourier(
            ReactiveMailer mailer,
            Letters letters,
            @ConfigProperty(name = "ninety.mail.from") Provider<Optional<String>> from) {
        this.mailer = mailer;
        this.letters = letters;
        this.from = from;
    }

    @Override
    public SubscriberKind kind() {
        return SubscriberKind.MAIL;
    }

    @Override
    public boolean isReady() {
        return from.get().isPresent();
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Outcome bring(Subscriber subscriber, List<Event> events) {
        Optional<String> sender = from.get();
        if (sender.isEmpty()) {
            return Outcome.failed("No sender is configured.");
        }
        Mail mail = Mail.withText(subscriber.wish().address(), letters.subject(events), letters.text(events))
                .setFrom(sender.get())
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(LONGEST);
            return Outcome.DELIVERED;
        } catch (RuntimeException failed) {
            LOG.debugf(failed, "No mail to %s", subscriber.key());
            return Outcome.failed("The mail server does not take it: " + reason(failed));
        }
    }

    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
