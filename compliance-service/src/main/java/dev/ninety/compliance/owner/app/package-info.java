/** Writing rules and reading them. */
@NullMarked
package dev.ninety.compliance.owner.app;

import org.jspecify.annotations.NullMarked;
