package io.kefuflow.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the duty roster.
 *
 * @param maxSize of a file of the roster; {@code spring.servlet.multipart.max-file-size} must not
 *     be below
 */
@ConfigurationProperties("kefuflow.roster")
record RosterProperties(@DefaultValue("1MB") DataSize maxSize) {}
