@NullMarked
package dev.ninety.compliance.alert.store;

import org.jspecify.annotations.NullMarked;
