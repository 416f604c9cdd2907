/** The rows of attestations. */
@NullMarked
package dev.ninety.compliance.attestation.store;

import org.jspecify.annotations.NullMarked;
