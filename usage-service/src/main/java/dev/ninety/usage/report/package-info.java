@NullMarked
package dev.ninety.usage.report;

import org.jspecify.annotations.NullMarked;
