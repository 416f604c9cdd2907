/** The doors to scores, and to what they are read from. */
@NullMarked
package dev.ninety.compliance.score.web;

import org.jspecify.annotations.NullMarked;
