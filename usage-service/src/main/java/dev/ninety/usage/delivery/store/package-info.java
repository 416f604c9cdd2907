@NullMarked
package dev.ninety.usage.delivery.store;

import org.jspecify.annotations.NullMarked;
