/** What is wrong with the record's sources, judged from the facts whenever it is asked for. */
@NullMarked
package dev.ninety.usage.hygiene;

import org.jspecify.annotations.NullMarked;
