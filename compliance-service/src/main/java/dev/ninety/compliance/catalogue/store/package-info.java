/** The cached catalogue of each Smart Account, every version of it. */
@NullMarked
package dev.ninety.compliance.catalogue.store;

import org.jspecify.annotations.NullMarked;
