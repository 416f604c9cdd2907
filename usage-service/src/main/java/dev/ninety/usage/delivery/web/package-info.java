@NullMarked
package dev.ninety.usage.delivery.web;

import org.jspecify.annotations.NullMarked;
