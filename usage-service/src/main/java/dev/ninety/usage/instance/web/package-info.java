@NullMarked
package dev.ninety.usage.instance.web;

import org.jspecify.annotations.NullMarked;
