@NullMarked
package dev.ninety.usage.report.store;

import org.jspecify.annotations.NullMarked;
