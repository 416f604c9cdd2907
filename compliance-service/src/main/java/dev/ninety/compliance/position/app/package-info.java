/** Reading positions. */
@NullMarked
package dev.ninety.compliance.position.app;

import org.jspecify.annotations.NullMarked;
