/** Serves the shipped catalogue and edits an account's own view of it. */
@NullMarked
package dev.ninety.entitlement.catalogue.app;

import org.jspecify.annotations.NullMarked;
