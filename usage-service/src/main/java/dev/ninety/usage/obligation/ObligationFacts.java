package dev.ninety.usage.obligation;

import dev.ninety.kit.timeline.Timeline;
import dev.ninety.usage.instance.Residence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that decides what one product instance owes for one licence, as known at a moment.
 *
 * @param level what it consumes
 * @param reported what its reports say that it consumes: their rows alone
 * @param seen the versions of its reports that the vendor has seen, in any order
 * @param changes moments at which somebody said that its use changed
 * @param endings moments at which its use ended: releases, decommissions, merges into another instance
 * @param residence where the instance belongs
 * @param termEnds when terms of the licence end, by Virtual Account
 * @param termMargin how much earlier than a term's end a report may end that meets it
 */
public record ObligationFacts(
        Timeline level,
        Timeline reported,
        List<SeenReport> seen,
        List<Instant> changes,
        List<Instant> endings,
        Residence residence,
        Map<String, List<Instant>> termEnds,
        Duration termMargin,
        PolicyHistory policy) {}
