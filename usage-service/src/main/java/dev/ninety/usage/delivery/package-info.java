@NullMarked
package dev.ninety.usage.delivery;

import org.jspecify.annotations.NullMarked;
