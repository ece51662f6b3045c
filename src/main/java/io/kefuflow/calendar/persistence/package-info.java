/** Keeps versions of service calendars in {@code service_calendar_version}. */
package io.kefuflow.calendar.persistence;
