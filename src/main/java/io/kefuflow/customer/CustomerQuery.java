package io.kefuflow.customer;

/**
 * Which customers, and which page of them. Every criterion may be null: any.
 *
 * @param text a complete telephone number, its last four digits, or part of name, organisation or
 *     e-mail
 * @param page from 0
 * @param size 1 to {@value #LARGEST_PAGE}
 */
public record CustomerQuery(
    String text, CustomerLevel level, SpecialNeed specialNeed, int page, int size) {

  public static final int LARGEST_PAGE = 200;

  public CustomerQuery {
    text = text == null || text.isBlank() ? null : text.strip();
    page = Math.max(0, page);
    size = Math.min(LARGEST_PAGE, Math.max(1, size));
  }
}
