/** Signing positions, and telling what became of them. */
@NullMarked
package dev.ninety.compliance.attestation.app;

import org.jspecify.annotations.NullMarked;
