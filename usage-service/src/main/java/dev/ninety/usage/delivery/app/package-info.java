@NullMarked
package dev.ninety.usage.delivery.app;

import org.jspecify.annotations.NullMarked;
