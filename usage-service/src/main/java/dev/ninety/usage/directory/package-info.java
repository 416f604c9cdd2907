@NullMarked
package dev.ninety.usage.directory;

import org.jspecify.annotations.NullMarked;
