package dev.ninety.compliance.position.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of positions holds: one row for each licence and Virtual Account, or one for each group. */
@Schema(
        name = "PositionItem",
        oneOf = {PositionBody.class, PositionGroupBody.class})
public sealed interface PositionItem permits PositionBody, PositionGroupBody {}
