/** The vendor's interface, as it is spoken to. */
@NullMarked
package dev.ninety.compliance.cssm.client;

import org.jspecify.annotations.NullMarked;
