package io.kefuflow.calendar;

import java.time.Instant;

/**
 * A version that somebody wants to publish.
 *
 * @param basedOn the version that was edited, 0 for a new calendar; null to take the latest
 * @param validFrom from when on clocks begin with it; null for now, or for the latest version's
 *     when that lies ahead
 * @param source where the holidays come from; may be null
 * @param note why; may be null
 */
public record CalendarDraft(
    CalendarDocument document, Integer basedOn, Instant validFrom, String source, String note) {}
