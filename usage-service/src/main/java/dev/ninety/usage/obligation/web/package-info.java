@NullMarked
package dev.ninety.usage.obligation.web;

import org.jspecify.annotations.NullMarked;
