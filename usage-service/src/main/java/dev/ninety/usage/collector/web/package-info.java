@NullMarked
package dev.ninety.usage.collector.web;

import org.jspecify.annotations.NullMarked;
