/** The doors to rules. */
@NullMarked
package dev.ninety.compliance.owner.web;

import org.jspecify.annotations.NullMarked;
