@NullMarked
package dev.ninety.usage.collector;

import org.jspecify.annotations.NullMarked;
