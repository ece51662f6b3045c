package io.kefuflow.importing;

/**
 * A row that could not be imported.
 *
 * @param line where it begins in the file, the header is line 1
 * @param column header of the column at fault, null when it is the row as a whole
 * @param reason what is wrong and what to do, Chinese
 * @param row the values of the row as CSV
 */
public record Rejection(long line, String column, String reason, String row) {}
