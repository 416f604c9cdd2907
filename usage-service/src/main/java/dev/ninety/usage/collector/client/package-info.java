@NullMarked
package dev.ninety.usage.collector.client;

import org.jspecify.annotations.NullMarked;
