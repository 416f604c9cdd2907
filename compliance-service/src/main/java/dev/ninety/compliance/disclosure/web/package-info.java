/** The door to previews. */
@NullMarked
package dev.ninety.compliance.disclosure.web;

import org.jspecify.annotations.NullMarked;
