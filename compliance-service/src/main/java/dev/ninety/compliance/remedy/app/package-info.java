/** Making plans, and applying them. */
@NullMarked
package dev.ninety.compliance.remedy.app;

import org.jspecify.annotations.NullMarked;
