/** What the doors of all services share: pages, parameters, entity tags, JSON. */
@NullMarked
package dev.ninety.kit.web;

import org.jspecify.annotations.NullMarked;
