package io.kefuflow.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of attachments.
 *
 * @param maxSize of one file; {@code spring.servlet.multipart.max-file-size} must not be below
 */
@ConfigurationProperties("kefuflow.attachments")
record AttachmentProperties(@DefaultValue("20MB") DataSize maxSize) {}
