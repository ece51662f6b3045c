package io.kefuflow.exam;

import io.kefuflow.shared.SerialNumber;

/**
 * A question of the bank.
 *
 * @param number e.g. {@code TM-000012}; null until stored
 * @param active whether papers are drawn with it
 * @param version counts the changes from 1; 0 until stored
 */
public record Question(String number, QuestionText content, boolean active, int version) {

  /** How questions are numbered. */
  public static final SerialNumber NUMBERS = new SerialNumber("TM", "题目");
}
