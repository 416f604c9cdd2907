@NullMarked
package dev.ninety.usage.hygiene.web;

import org.jspecify.annotations.NullMarked;
