/** Starts, watches and stops one PostgreSQL and the three packaged services on this machine. */
@NullMarked
package dev.ninety.suite;

import org.jspecify.annotations.NullMarked;
