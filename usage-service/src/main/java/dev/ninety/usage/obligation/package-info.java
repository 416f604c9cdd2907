@NullMarked
package dev.ninety.usage.obligation;

import org.jspecify.annotations.NullMarked;
