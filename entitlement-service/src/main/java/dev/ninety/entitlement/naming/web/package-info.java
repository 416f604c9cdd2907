/** The door to names. */
@NullMarked
package dev.ninety.entitlement.naming.web;

import org.jspecify.annotations.NullMarked;
