/** Forecasts and what-ifs. */
@NullMarked
package dev.ninety.compliance.forecast.app;

import org.jspecify.annotations.NullMarked;
