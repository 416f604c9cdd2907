/** Reads what people bring as files, line by line: licences, prices, orders and unconverted keys. */
@NullMarked
package dev.ninety.entitlement.importing;

import org.jspecify.annotations.NullMarked;
