package io.kefuflow.tasklist;

import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.Knowledge.EarlierAnswer;
import io.kefuflow.tasklist.DeskTasks.SeenTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may help to answer the customer: articles, and how the like was solved before. */
@Component
@Transactional(readOnly = true)
class DeskSuggestions {

  private static final int MOST = 5;

  private final DeskTasks tasks;
  private final DeskRights rights;
  private final Cases cases;
  private final Knowledge knowledge;

  DeskSuggestions(DeskTasks tasks, DeskRights rights, Cases cases, Knowledge knowledge) {
    this.tasks = tasks;
    this.rights = rights;
    this.cases = cases;
    this.knowledge = knowledge;
  }

  /** What is like the matter of the case that a task is part of. */
  Suggestions of(String taskId) {
    SeenTask task = tasks.get(taskId);
    ServiceCase item = rights.requireCase(task);
    String matter =
        item.matter().substring(0, Math.min(item.matter().length(), Knowledge.LONGEST_MATTER));
    return matter.isBlank()
        ? new Suggestions(List.of(), List.of())
        : new Suggestions(
            knowledge.similar(matter, MOST).stream()
                .map(
                    version ->
                        new ArticleLine(
                            version.article().value(),
                            version.text().title(),
                            version.text().answer()))
                .toList(),
            solved(item, matter));
  }

  /** Other customers' words are masked; answers were written to be shown again. */
  private List<SolvedCase> solved(ServiceCase item, String matter) {
    List<EarlierAnswer> answers =
        knowledge.earlierAnswers(item.procedure(), matter, MOST + 1).stream()
            .filter(answer -> !answer.caseNumber().equals(item.number()))
            .limit(MOST)
            .toList();
    Map<?, ServiceCase> known =
        cases.of(answers.stream().map(EarlierAnswer::caseNumber).toList()).stream()
            .collect(Collectors.toMap(ServiceCase::number, Function.identity()));
    return answers.stream()
        .map(
            answer ->
                new SolvedCase(
                    answer.caseNumber().value(),
                    known.get(answer.caseNumber()).maskedMatter(),
                    answer.answer(),
                    answer.answeredAt()))
        .toList();
  }

  /** The best first. */
  record Suggestions(List<ArticleLine> articles, List<SolvedCase> cases) {}

  /** A published article. */
  record ArticleLine(String number, String title, String answer) {}

  /** A case whose customer was satisfied with the answer. */
  record SolvedCase(String number, String question, String answer, Instant closedAt) {}
}
