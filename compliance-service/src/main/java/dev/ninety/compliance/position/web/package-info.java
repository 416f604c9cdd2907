/** The door to positions. */
@NullMarked
package dev.ninety.compliance.position.web;

import org.jspecify.annotations.NullMarked;
