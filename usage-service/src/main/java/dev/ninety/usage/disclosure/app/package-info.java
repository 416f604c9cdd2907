@NullMarked
package dev.ninety.usage.disclosure.app;

import org.jspecify.annotations.NullMarked;
