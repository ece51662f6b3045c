package io.kefuflow.calendar.process;

import static io.kefuflow.calendar.process.CalendarRenewalProcess.CALENDAR_YEAR;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.HOLIDAYS_MISSING;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.KEY;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.MISSING_CALENDARS;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.RENEWAL_IN_HAND;
import static io.kefuflow.calendar.process.CalendarRenewalProcess.USER_TASK_IMPORT_HOLIDAYS;

import io.kefuflow.calendar.CalendarRegister;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lists the calendars that have no holidays of the coming year yet. */
@Component
class CheckHolidaysDelegate implements JavaDelegate {

  private static final int LONGEST_LIST = 500;

  private final CalendarRegister register;
  private final TaskService tasks;
  private final Clock clock;

  CheckHolidaysDelegate(CalendarRegister register, TaskService tasks, Clock clock) {
    this.register = register;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int year = CALENDAR_YEAR.findIn(execution).orElseGet(() -> LocalDate.now(clock).getYear() + 1);
    List<String> missing = register.withoutHolidaysOf(year);
    String names = String.join("、", missing);
    CALENDAR_YEAR.set(execution, year);
    MISSING_CALENDARS.set(
        execution, names.length() <= LONGEST_LIST ? names : names.substring(0, LONGEST_LIST) + "…");
    HOLIDAYS_MISSING.set(execution, !missing.isEmpty());
    RENEWAL_IN_HAND.set(execution, isInHand());
  }

  private boolean isInHand() {
    return tasks
            .createTaskQuery()
            .processDefinitionKey(KEY)
            .taskDefinitionKey(USER_TASK_IMPORT_HOLIDAYS)
            .count()
        > 0;
  }
}
