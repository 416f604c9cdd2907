@NullMarked
package dev.ninety.usage.instance.app;

import org.jspecify.annotations.NullMarked;
