package io.kefuflow.tasklist;

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
  List<Count> counts() {
    return filters.createTaskFilterQuery().list().stream()
        .filter(filter -> COUNTED.contains(filter.getName()))
        .map(filter -> new Count(filter.getId(), filters.count(filter.getId())))
        .toList();
  }

  /** How many tasks a filter shows. */
  record Count(String id, long count) {}
}
