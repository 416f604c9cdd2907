@NullMarked
package dev.ninety.usage.job;

import org.jspecify.annotations.NullMarked;
