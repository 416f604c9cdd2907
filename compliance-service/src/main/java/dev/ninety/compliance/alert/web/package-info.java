@NullMarked
package dev.ninety.compliance.alert.web;

import org.jspecify.annotations.NullMarked;
