/** The doors of the other services through which steps are carried out. */
@NullMarked
package dev.ninety.compliance.remedy.client;

import org.jspecify.annotations.NullMarked;
