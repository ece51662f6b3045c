package io.kefuflow.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imports.
 *
 * @param maxSize of a file; {@code spring.servlet.multipart.max-file-size} must not be below
 * @param parallel how many run at the same time on one node
 */
@ConfigurationProperties("kefuflow.import")
record ImportProperties(@DefaultValue("20MB") DataSize maxSize, @DefaultValue("2") int parallel) {}
