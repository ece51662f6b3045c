package io.kefuflow.tasklist;

import io.kefuflow.engine.query.QueueFilterService;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.springframework.stereotype.Component;

/** The filters of the list whose tasks are counted, because counting them is cheap. */
@Component
class DeskFilters {

  private static final Set<String> COUNTED = Set.of("我的任务", "即将超时", "已超时");

  private final FilterService filters;

  DeskFilters(FilterService filters) {
    this.filters = filters;
  }

  /** How many tasks each of them shows the user. */
  Counts counts() {
    return new Counts(
        QueueFilterService.MOST,
        filters.createTaskFilterQuery().list().stream()
            .filter(filter -> COUNTED.contains(filter.getName()))
            .map(filter -> new Count(filter.getId(), filters.count(filter.getId())))
            .toList());
  }

  /**
   * The numbers of tasks.
   *
   * @param most this number means as many or more, at every filter
   */
  record Counts(int most, List<Count> filters) {}

  /** How many tasks a filter shows. */
  record Count(String id, long count) {}
}
