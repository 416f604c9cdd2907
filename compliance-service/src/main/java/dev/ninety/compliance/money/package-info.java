/** Amounts of money and the months they are charged for. */
@NullMarked
package dev.ninety.compliance.money;

import org.jspecify.annotations.NullMarked;
