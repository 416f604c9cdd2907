/** What the vendor would compute if it saw more than it does. */
@NullMarked
package dev.ninety.compliance.disclosure;

import org.jspecify.annotations.NullMarked;
