/** {@code ./ninety verify}: an evidence pack is checked with nothing but the pack and a key. */
@NullMarked
package dev.ninety.suite.verify;

import org.jspecify.annotations.NullMarked;
