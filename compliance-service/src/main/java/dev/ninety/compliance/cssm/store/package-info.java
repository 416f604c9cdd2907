/** The rows of connections. */
@NullMarked
package dev.ninety.compliance.cssm.store;

import org.jspecify.annotations.NullMarked;
