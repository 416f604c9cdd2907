@NullMarked
package dev.ninety.compliance.job.web;

import org.jspecify.annotations.NullMarked;
