/** The lines of files that wait for names. */
@NullMarked
package dev.ninety.entitlement.importing.store;

import org.jspecify.annotations.NullMarked;
