/** A small JSON client for the services' doors. */
@NullMarked
package dev.ninety.suite.http;

import org.jspecify.annotations.NullMarked;
