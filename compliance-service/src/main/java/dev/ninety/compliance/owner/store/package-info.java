/** The rows of rules. */
@NullMarked
package dev.ninety.compliance.owner.store;

import org.jspecify.annotations.NullMarked;
