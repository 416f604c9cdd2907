/** The doors to the shipped catalogue and to an account's view of it. */
@NullMarked
package dev.ninety.entitlement.catalogue.web;

import org.jspecify.annotations.NullMarked;
