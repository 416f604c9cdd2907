/** The other services, as seen from here. */
@NullMarked
package dev.ninety.compliance.intake.client;

import org.jspecify.annotations.NullMarked;
