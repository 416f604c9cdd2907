/** The rows of what devices printed. */
@NullMarked
package dev.ninety.compliance.device.store;

import org.jspecify.annotations.NullMarked;
