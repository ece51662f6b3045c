package io.kefuflow.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A team as people look at it and edit it.
 *
 * @param version the latest; a change must be based on it
 * @param names of the members, by user id
 * @param certified codes of the skills that members have by certificate, by user id
 * @param warnings what somebody should look after, Chinese sentences: times with nobody on duty,
 *     somebody on duty twice
 */
public record TeamSummary(
    String id,
    int version,
    TeamDraft document,
    Map<String, String> names,
    Map<String, Set<String>> certified,
    List<String> warnings) {}
