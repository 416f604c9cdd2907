/** What was agreed with the vendor: for how long, for how much of which licences, and at which prices. */
@NullMarked
package dev.ninety.compliance.agreement;

import org.jspecify.annotations.NullMarked;
