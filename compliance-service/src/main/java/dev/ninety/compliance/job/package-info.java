/** Work that outlives the request that asked for it. */
@NullMarked
package dev.ninety.compliance.job;

import org.jspecify.annotations.NullMarked;
