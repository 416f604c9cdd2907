@NullMarked
package dev.ninety.usage.instance.store;

import org.jspecify.annotations.NullMarked;
