/** By which way reports reach the vendor, and what the vendor can see of them. */
@NullMarked
package dev.ninety.usage.disclosure;

import org.jspecify.annotations.NullMarked;
