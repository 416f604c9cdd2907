@NullMarked
package dev.ninety.usage.directory.app;

import org.jspecify.annotations.NullMarked;
