/** Bringing events to their receivers. */
@NullMarked
package dev.ninety.compliance.notification.client;

import org.jspecify.annotations.NullMarked;
