/** The doors to transfers. */
@NullMarked
package dev.ninety.entitlement.transfer.web;

import org.jspecify.annotations.NullMarked;
