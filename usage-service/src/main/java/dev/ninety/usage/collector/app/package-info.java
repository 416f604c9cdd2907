@NullMarked
package dev.ninety.usage.collector.app;

import org.jspecify.annotations.NullMarked;
