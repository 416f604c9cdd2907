@NullMarked
package dev.ninety.usage.obligation.app;

import org.jspecify.annotations.NullMarked;
