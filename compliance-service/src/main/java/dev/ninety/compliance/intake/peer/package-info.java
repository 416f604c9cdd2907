/** The other services, as seen from here. */
@NullMarked
package dev.ninety.compliance.intake.peer;

import org.jspecify.annotations.NullMarked;
