package io.kefuflow.routing;

/** A time at which people are on shift, all of them away, and nobody else of the team is there. */
public record DutyGap(String teamName, Period period) {}
