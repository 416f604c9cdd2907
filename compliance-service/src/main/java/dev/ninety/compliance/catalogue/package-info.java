/** What a licence is worth to a verdict: its family and tier, its grace, its enforcement. */
@NullMarked
package dev.ninety.compliance.catalogue;

import org.jspecify.annotations.NullMarked;
