/** The doors to plans. */
@NullMarked
package dev.ninety.compliance.remedy.web;

import org.jspecify.annotations.NullMarked;
