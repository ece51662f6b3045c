package io.kefuflow.exam;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the question bank.
 *
 * @param maxSize of a file of questions
 */
@ConfigurationProperties("kefuflow.questions")
record QuestionProperties(@DefaultValue("1MB") DataSize maxSize) {}
