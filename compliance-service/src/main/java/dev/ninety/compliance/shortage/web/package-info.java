/** The doors to cases and evaluations. */
@NullMarked
package dev.ninety.compliance.shortage.web;

import org.jspecify.annotations.NullMarked;
