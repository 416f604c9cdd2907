/** Lists keys and tells what they would give. */
@NullMarked
package dev.ninety.entitlement.pak.app;

import org.jspecify.annotations.NullMarked;
