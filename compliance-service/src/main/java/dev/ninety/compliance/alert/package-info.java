/** What a licence manager has to act on, and when that is told. */
@NullMarked
package dev.ninety.compliance.alert;

import org.jspecify.annotations.NullMarked;
