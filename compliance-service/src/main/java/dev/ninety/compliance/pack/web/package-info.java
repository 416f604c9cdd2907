/** The doors to evidence packs and to the key that signs them. */
@NullMarked
package dev.ninety.compliance.pack.web;

import org.jspecify.annotations.NullMarked;
