/** What is announced, and to whom. */
@NullMarked
package dev.ninety.compliance.notification;

import org.jspecify.annotations.NullMarked;
