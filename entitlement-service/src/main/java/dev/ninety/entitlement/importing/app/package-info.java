/** Applies an import line by line, in one transaction. */
@NullMarked
package dev.ninety.entitlement.importing.app;

import org.jspecify.annotations.NullMarked;
