package io.kefuflow.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with a file, by line; several things in one line are said in one sentence. */
public final class LineProblems {

  private static final int MOST = 50;

  private final Map<Long, String> byLine = new TreeMap<>();

  /** Notes a problem, Chinese, after what is already known of the line. */
  public void add(long line, String problem) {
    byLine.merge(line, problem, (first, second) -> first + "；" + second);
  }

  /** Notes a problem, unless something is already known of the line. */
  public void addIfFirst(long line, String problem) {
    byLine.putIfAbsent(line, problem);
  }

  public boolean isEmpty() {
    return byLine.isEmpty();
  }

  /** How many lines are wrong. */
  public int size() {
    return byLine.size();
  }

  /**
   * The first {@value #MOST} of them with their lines, and how many more there are.
   *
   * @param field of the request that carries the file
   */
  public List<InvalidInputException> refusals(String field) {
    List<InvalidInputException> refusals = new ArrayList<>();
    byLine.entrySet().stream()
        .limit(MOST)
        .forEach(
            problem ->
                refusals.add(
                    new InvalidInputException(
                        field, "第" + problem.getKey() + "行：" + problem.getValue())));
    if (byLine.size() > MOST) {
      refusals.add(new InvalidInputException(field, "另有" + (byLine.size() - MOST) + "处错误未列出"));
    }
    return refusals;
  }
}
