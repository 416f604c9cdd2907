/** The rows of announcements. */
@NullMarked
package dev.ninety.compliance.notification.store;

import org.jspecify.annotations.NullMarked;
