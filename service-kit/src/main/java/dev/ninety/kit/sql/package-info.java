/** A thin layer over JDBC for work that is done in sets. */
@NullMarked
package dev.ninety.kit.sql;

import org.jspecify.annotations.NullMarked;
