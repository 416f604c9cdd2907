@NullMarked
package dev.ninety.usage.report.format;

import org.jspecify.annotations.NullMarked;
