/** The doors to disputes. */
@NullMarked
package dev.ninety.compliance.dispute.web;

import org.jspecify.annotations.NullMarked;
