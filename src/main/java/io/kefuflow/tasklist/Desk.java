package io.kefuflow.tasklist;

import org.springframework.stereotype.Component;

/** What stands beside the form of a task. */
@Component
record Desk(DeskCards cards, DeskFile file, DeskFilters filters) {}
