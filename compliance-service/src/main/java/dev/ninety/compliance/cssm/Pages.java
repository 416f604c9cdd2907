package dev.ninety.compliance.cssm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pages of a list together, so that a part is never taken for the whole: the list is whole when there are as many
 * items as every page says there are.
 *
 * @param <T> an item
 */
public final class Pages<T> {

    private final List<T> items = new ArrayList<>();
    private @Nullable Long total;

    /**
     * Takes the page that was asked for from {@link #offset} on.
     *
     * @param all how many items the page says there are
     * @return why the list cannot become whole; null where it can, or is
     */
    public @Nullable String take(List<T> page, long all) {
        if (total != null && total != all) {
            return "The list had " + total + " items, and then " + all + ".";
        }
        total = all;
        items.addAll(page);
        if (items.size() > all) {
            return "The list has " + all + " items, and " + items.size() + " were told.";
        }
        if (page.isEmpty() && items.size() < all) {
            return "The list has " + all + " items, and only " + items.size() + " were told.";
        }
        return null;
    }

    /** How many items there are already, which is where the next page begins. */
    public long offset() {
        return items.size();
    }

    public boolean isWhole() {
        return total != null && items.size() == total;
    }

    public List<T> items() {
        return List.copyOf(items);
    }
}
