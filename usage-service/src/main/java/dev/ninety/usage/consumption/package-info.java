@NullMarked
package dev.ninety.usage.consumption;

import org.jspecify.annotations.NullMarked;
