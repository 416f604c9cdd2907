/** Previews of what an export would reveal. */
@NullMarked
package dev.ninety.compliance.disclosure.app;

import org.jspecify.annotations.NullMarked;
