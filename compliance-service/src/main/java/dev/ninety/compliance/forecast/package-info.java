/** What will be short if nothing changes, and what would be if something did: all read off functions of time. */
@NullMarked
package dev.ninety.compliance.forecast;

import org.jspecify.annotations.NullMarked;
