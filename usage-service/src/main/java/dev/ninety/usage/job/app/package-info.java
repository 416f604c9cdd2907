@NullMarked
package dev.ninety.usage.job.app;

import org.jspecify.annotations.NullMarked;
