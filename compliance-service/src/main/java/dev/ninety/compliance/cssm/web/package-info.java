/** The doors to connections. */
@NullMarked
package dev.ninety.compliance.cssm.web;

import org.jspecify.annotations.NullMarked;
