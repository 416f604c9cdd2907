@NullMarked
package dev.ninety.usage.collector.store;

import org.jspecify.annotations.NullMarked;
