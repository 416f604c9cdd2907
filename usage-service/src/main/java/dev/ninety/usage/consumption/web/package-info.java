@NullMarked
package dev.ninety.usage.consumption.web;

import org.jspecify.annotations.NullMarked;
