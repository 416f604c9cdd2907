/** What ownership and consumption mean together: positions, and shortage cases with their clocks. */
@NullMarked
package dev.ninety.compliance;

import org.jspecify.annotations.NullMarked;
