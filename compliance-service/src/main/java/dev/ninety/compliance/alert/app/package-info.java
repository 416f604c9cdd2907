/** Noticing what is to be told. */
@NullMarked
package dev.ninety.compliance.alert.app;

import org.jspecify.annotations.NullMarked;
