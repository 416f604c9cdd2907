/** Announcing, and bringing what was announced to those who want to know. */
@NullMarked
package dev.ninety.compliance.notification.app;

import org.jspecify.annotations.NullMarked;
