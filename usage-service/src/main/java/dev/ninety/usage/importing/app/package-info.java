/** Takes lists of devices in. */
@org.jspecify.annotations.NullMarked
package dev.ninety.usage.importing.app;
