/** The doors to agreements. */
@NullMarked
package dev.ninety.compliance.agreement.web;

import org.jspecify.annotations.NullMarked;
