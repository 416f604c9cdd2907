@NullMarked
package dev.ninety.usage.report.app;

import org.jspecify.annotations.NullMarked;
