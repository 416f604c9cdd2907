package dev.ninety.compliance.renewal.web;

import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in one field of a table. */
sealed interface Cell {

    /** Nothing stands there. */
    Cell NONE = new Text("");

    /** How it reads on a page. */
    String text();

    /** Whether it is a figure, which is set to the right. */
    boolean figure();

    /** Words. */
    record Text(String text) implements Cell {
        @Override
        public boolean figure() {
            return false;
        }
    }

    /** A whole number. */
    record Count(long value) implements Cell {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "%,d", value);
        }

        @Override
        public boolean figure() {
            return true;
        }
    }

    /** A number with places after the point. */
    record Decimal(BigDecimal value) implements Cell {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
        }

        @Override
        public boolean figure() {
            return true;
        }
    }

    /** A moment, in UTC to the minute; a day alone where it is the start of one. */
    record Moment(Instant value) implements Cell {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

        boolean isDay() {
            return value.getEpochSecond() % 86_400 == 0 && value.getNano() == 0;
        }

        @Override
        public String text() {
            return (isDay() ? DAY : MINUTE).format(value.atOffset(ZoneOffset.UTC));
        }

        @Override
        public boolean figure() {
            return true;
        }
    }

    static Cell of(@Nullable String text) {
        return text == null ? NONE : new Text(text);
    }

    static Cell of(@Nullable Long value) {
        return value == null ? NONE : new Count(value);
    }

    static Cell of(@Nullable BigDecimal value) {
        return value == null ? NONE : new Decimal(value);
    }

    static Cell of(@Nullable Instant value) {
        return value == null ? NONE : new Moment(value);
    }

    static Cell of(boolean value) {
        return new Text(value ? "yes" : "no");
    }

    /** An amount without its currency. */
    static Cell amount(@Nullable Money money) {
        return money == null ? NONE : new Decimal(money.amount());
    }

    /** Amounts of several currencies, in words. */
    static Cell amounts(List<Money> amounts) {
        return new Text(String.join(
                ", ",
                amounts.stream()
                        .map(money -> new Decimal(money.amount()).text() + " " + money.currency())
                        .toList()));
    }
}
