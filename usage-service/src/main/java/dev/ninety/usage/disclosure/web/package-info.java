@NullMarked
package dev.ninety.usage.disclosure.web;

import org.jspecify.annotations.NullMarked;
