@NullMarked
package dev.ninety.usage.directory.store;

import org.jspecify.annotations.NullMarked;
