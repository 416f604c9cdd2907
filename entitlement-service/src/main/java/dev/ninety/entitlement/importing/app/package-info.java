/** Takes files into the record, each in one transaction. */
@NullMarked
package dev.ninety.entitlement.importing.app;

import org.jspecify.annotations.NullMarked;
