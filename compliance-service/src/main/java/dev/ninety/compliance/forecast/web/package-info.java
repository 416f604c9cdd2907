/** The doors to forecasts and what-ifs. */
@NullMarked
package dev.ninety.compliance.forecast.web;

import org.jspecify.annotations.NullMarked;
