/** The door to the directory. */
@NullMarked
package dev.ninety.entitlement.directory.web;

import org.jspecify.annotations.NullMarked;
