/** How evidence is published. */
@NullMarked
package dev.ninety.compliance.evidence.web;

import org.jspecify.annotations.NullMarked;
