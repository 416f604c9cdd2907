@NullMarked
package dev.ninety.compliance.job.store;

import org.jspecify.annotations.NullMarked;
