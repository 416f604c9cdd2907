/** Why a licence is short, and which product instances took more than is owned. */
@NullMarked
package dev.ninety.compliance.cause;

import org.jspecify.annotations.NullMarked;
