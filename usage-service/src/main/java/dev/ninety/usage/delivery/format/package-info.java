@NullMarked
package dev.ninety.usage.delivery.format;

import org.jspecify.annotations.NullMarked;
