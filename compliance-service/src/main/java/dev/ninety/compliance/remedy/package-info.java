/** What can be done about shortages, in plans that are tried out before they are told. */
@NullMarked
package dev.ninety.compliance.remedy;

import org.jspecify.annotations.NullMarked;
