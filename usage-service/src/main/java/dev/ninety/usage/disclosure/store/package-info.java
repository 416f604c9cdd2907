@NullMarked
package dev.ninety.usage.disclosure.store;

import org.jspecify.annotations.NullMarked;
