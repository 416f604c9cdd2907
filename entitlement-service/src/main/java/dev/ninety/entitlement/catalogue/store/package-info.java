/** The rows of an account's catalogue edits. */
@NullMarked
package dev.ninety.entitlement.catalogue.store;

import org.jspecify.annotations.NullMarked;
