/** The renewal review as JSON, as a page to print, and as a workbook. */
@NullMarked
package dev.ninety.compliance.renewal.web;

import org.jspecify.annotations.NullMarked;
