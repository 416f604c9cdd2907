/** Writing, reading and tidying away stored files. */
@NullMarked
package dev.ninety.compliance.file.app;

import org.jspecify.annotations.NullMarked;
