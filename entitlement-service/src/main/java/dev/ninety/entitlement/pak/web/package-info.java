/** The doors of keys. */
@NullMarked
package dev.ninety.entitlement.pak.web;

import org.jspecify.annotations.NullMarked;
