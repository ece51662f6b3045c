package io.kefuflow.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of service calendars.
 *
 * @param maxSize of a file of holidays; {@code spring.servlet.multipart.max-file-size} must not be
 *     below
 */
@ConfigurationProperties("kefuflow.calendar")
record CalendarProperties(@DefaultValue("1MB") DataSize maxSize) {}
