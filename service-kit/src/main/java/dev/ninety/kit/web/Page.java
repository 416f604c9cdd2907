package dev.ninety.kit.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to pass as {@code after} for the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** A page from one row more than asked for, which tells whether there is another page. */
    public static <T> Page<T> of(List<T> oneMoreThanLimit, int limit, Function<T, String> cursor) {
        if (oneMoreThanLimit.size() <= limit) {
            return new Page<>(oneMoreThanLimit, null);
        }
        List<T> items = oneMoreThanLimit.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor.apply(items.getLast()));
    }

    /** A list that is always whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}
