@NullMarked
package dev.ninety.usage.job.store;

import org.jspecify.annotations.NullMarked;
