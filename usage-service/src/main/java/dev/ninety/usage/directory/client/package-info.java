@NullMarked
package dev.ninety.usage.directory.client;

import org.jspecify.annotations.NullMarked;
