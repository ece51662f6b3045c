package io.kefuflow.calendar;

import java.util.List;

/**
 * A calendar in a list.
 *
 * @param version the latest that has been published
 * @param versionInForce the one that clocks begin with now
 * @param builtIn whether nobody can change it
 * @param warnings what should be done about it, Chinese; often empty
 */
public record CalendarSummary(
    String id,
    String name,
    String zone,
    int version,
    int versionInForce,
    boolean builtIn,
    List<String> warnings) {}
