@NullMarked
package dev.ninety.usage.hygiene.store;

import org.jspecify.annotations.NullMarked;
