/** What to know before an agreement is renewed: what is owned, used, short and idle, and what each of it costs. */
@NullMarked
package dev.ninety.compliance.renewal;

import org.jspecify.annotations.NullMarked;
