/** Positions that a named person signed. */
@NullMarked
package dev.ninety.compliance.attestation;

import org.jspecify.annotations.NullMarked;
