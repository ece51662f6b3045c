package io.kefuflow.calendar;

import java.time.Instant;

/**
 * A published version of a calendar; never changed.
 *
 * @param version from 1 on, without gaps
 * @param validFrom from when on clocks begin with it, unless a later version is valid by then
 * @param publishedBy user id
 * @param source where its holidays come from, e.g. a file name or a notice; may be null
 * @param note why it was published; may be null
 */
public record CalendarVersion(
    String calendarId,
    int version,
    Instant validFrom,
    CalendarDocument document,
    String publishedBy,
    Instant publishedAt,
    String source,
    String note) {}
