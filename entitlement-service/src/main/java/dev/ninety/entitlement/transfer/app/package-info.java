/** Records transfers. */
@NullMarked
package dev.ninety.entitlement.transfer.app;

import org.jspecify.annotations.NullMarked;
