@NullMarked
package dev.ninety.usage.obligation.store;

import org.jspecify.annotations.NullMarked;
