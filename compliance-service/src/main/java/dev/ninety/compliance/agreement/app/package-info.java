/** Writing agreements and reading them. */
@NullMarked
package dev.ninety.compliance.agreement.app;

import org.jspecify.annotations.NullMarked;
