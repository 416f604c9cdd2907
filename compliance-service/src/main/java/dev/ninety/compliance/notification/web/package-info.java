/** The doors to what was announced. */
@NullMarked
package dev.ninety.compliance.notification.web;

import org.jspecify.annotations.NullMarked;
