/** Puts the directory together. */
@NullMarked
package dev.ninety.entitlement.directory.app;

import org.jspecify.annotations.NullMarked;
