/** Evidence packs: what goes into one, how it is put together, and its signature. */
@NullMarked
package dev.ninety.compliance.pack;

import org.jspecify.annotations.NullMarked;
