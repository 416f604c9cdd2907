@NullMarked
package dev.ninety.usage.report.web;

import org.jspecify.annotations.NullMarked;
