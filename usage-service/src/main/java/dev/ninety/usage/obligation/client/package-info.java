@NullMarked
package dev.ninety.usage.obligation.client;

import org.jspecify.annotations.NullMarked;
