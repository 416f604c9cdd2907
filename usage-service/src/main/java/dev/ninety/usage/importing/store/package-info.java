/** Reads and writes product instances as lists of devices see them. */
@org.jspecify.annotations.NullMarked
package dev.ninety.usage.importing.store;
