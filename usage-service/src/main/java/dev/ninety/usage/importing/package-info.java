/** What lists of devices say of product instances, judged line by line. */
@org.jspecify.annotations.NullMarked
package dev.ninety.usage.importing;
