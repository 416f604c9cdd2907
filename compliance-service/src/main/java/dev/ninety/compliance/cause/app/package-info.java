/** Reading what causes follow from, and telling them. */
@NullMarked
package dev.ninety.compliance.cause.app;

import org.jspecify.annotations.NullMarked;
