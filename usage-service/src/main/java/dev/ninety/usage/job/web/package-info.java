@NullMarked
package dev.ninety.usage.job.web;

import org.jspecify.annotations.NullMarked;
