/** Orders: what was bought and may not be in the account yet. */
@NullMarked
package dev.ninety.entitlement.order;

import org.jspecify.annotations.NullMarked;
