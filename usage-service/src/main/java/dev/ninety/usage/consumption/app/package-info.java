@NullMarked
package dev.ninety.usage.consumption.app;

import org.jspecify.annotations.NullMarked;
