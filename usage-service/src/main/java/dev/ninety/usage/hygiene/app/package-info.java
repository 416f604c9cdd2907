@NullMarked
package dev.ninety.usage.hygiene.app;

import org.jspecify.annotations.NullMarked;
