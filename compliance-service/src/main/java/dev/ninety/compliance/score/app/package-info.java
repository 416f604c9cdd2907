/** Reading what a score follows from. */
@NullMarked
package dev.ninety.compliance.score.app;

import org.jspecify.annotations.NullMarked;
