/** {@code ./ninety load}: brings whatever lies in a folder into a running suite, and says what it means. */
@NullMarked
package dev.ninety.suite.load;

import org.jspecify.annotations.NullMarked;
