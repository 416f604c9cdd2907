@NullMarked
package dev.ninety.usage.consumption.store;

import org.jspecify.annotations.NullMarked;
