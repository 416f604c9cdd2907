@NullMarked
package dev.ninety.usage.instance;

import org.jspecify.annotations.NullMarked;
