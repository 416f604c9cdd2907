/** Legacy product authorization keys that an account holds, converted or not. */
@NullMarked
package dev.ninety.entitlement.pak;

import org.jspecify.annotations.NullMarked;
