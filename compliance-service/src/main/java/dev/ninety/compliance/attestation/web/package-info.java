/** The doors to attestations. */
@NullMarked
package dev.ninety.compliance.attestation.web;

import org.jspecify.annotations.NullMarked;
