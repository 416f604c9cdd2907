/** The sample estate: one Smart Account in which every state of compliance appears. */
@NullMarked
package dev.ninety.suite.sample;

import org.jspecify.annotations.NullMarked;
