/** Who did what, and when. */
@NullMarked
package dev.ninety.entitlement.event;

import org.jspecify.annotations.NullMarked;
