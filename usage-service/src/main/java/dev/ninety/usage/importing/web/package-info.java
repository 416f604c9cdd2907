/** Where lists of devices are brought. */
@org.jspecify.annotations.NullMarked
package dev.ninety.usage.importing.web;
