/** Reading all that a renewal review is made of. */
@NullMarked
package dev.ninety.compliance.renewal.app;

import org.jspecify.annotations.NullMarked;
