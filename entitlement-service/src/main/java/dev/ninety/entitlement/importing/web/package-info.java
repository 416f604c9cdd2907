/** The doors to imports. */
@NullMarked
package dev.ninety.entitlement.importing.web;

import org.jspecify.annotations.NullMarked;
