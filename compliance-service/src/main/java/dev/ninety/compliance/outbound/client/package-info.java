/** Requests to addresses that people name, and the secrets they are made with. */
@NullMarked
package dev.ninety.compliance.outbound.client;

import org.jspecify.annotations.NullMarked;
