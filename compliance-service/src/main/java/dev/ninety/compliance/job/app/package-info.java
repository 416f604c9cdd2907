@NullMarked
package dev.ninety.compliance.job.app;

import org.jspecify.annotations.NullMarked;
