/** Cases, their histories, and which pools are due. */
@NullMarked
package dev.ninety.compliance.shortage.store;

import org.jspecify.annotations.NullMarked;
