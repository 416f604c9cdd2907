/** Licences: what is shipped, what an account has edited, and what was known when. */
@NullMarked
package dev.ninety.entitlement.catalogue;

import org.jspecify.annotations.NullMarked;
