/** The rows of agreements. */
@NullMarked
package dev.ninety.compliance.agreement.store;

import org.jspecify.annotations.NullMarked;
