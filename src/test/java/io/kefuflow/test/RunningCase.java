package io.kefuflow.test;

import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * A case in the engine as a process test drives it: all process instances that carry its number as
 * business key, called processes included. It does by hand what people and the job executor do, and
 * after every step it makes sure that the case hangs nowhere ({@link StuckPlaces}).
 */
public final class RunningCase {

  private final ProcessEngine engine;
  private final String caseNumber;

  public RunningCase(ProcessEngine engine, String caseNumber) {
    this.engine = engine;
    this.caseNumber = caseNumber;
  }

  /** Element ids of the open user tasks, sorted. */
  public List<String> openTasks() {
    return tasks().map(Task::getTaskDefinitionKey).sorted().toList();
  }

  /**
   * The open user task with this element id.
   *
   * @throws AssertionError when there is none or more than one
   */
  public Task task(String elementId) {
    return only(
        tasks().filter(task -> task.getTaskDefinitionKey().equals(elementId)).toList(),
        () -> "user task " + elementId + "; open: " + openTasks());
  }

  /**
   * The user claims the task and submits its form, with that user's rights; then the jobs that
   * follow are run.
   */
  @SafeVarargs
  public final void complete(String userId, String elementId, Map.Entry<String, ?>... variables) {
    String taskId = task(elementId).getId();
    Map<String, Object> submitted = new HashMap<>();
    for (var variable : variables) {
      submitted.put(variable.getKey(), variable.getValue());
    }
    var groups = engine.getIdentityService().createGroupQuery().groupMember(userId).list();
    engine
        .getIdentityService()
        .setAuthentication(userId, groups.stream().map(Group::getId).toList());
    try {
      engine.getTaskService().claim(taskId, userId);
      engine.getFormService().submitTaskForm(taskId, submitted);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
    runJobs();
  }

  /**
   * Runs the asynchronous continuations of the case until none is left; timers wait. A failing job
   * fails the test.
   */
  public void runJobs() {
    for (var jobs = jobs(JobQuery::messages); !jobs.isEmpty(); jobs = jobs(JobQuery::messages)) {
      jobs.forEach(this::execute);
    }
    assertThatNothingHangs();
  }

  private void assertThatNothingHangs() {
    var places = new StuckPlaces(engine);
    List<String> stuck = instanceIds().stream().flatMap(id -> places.of(id).stream()).toList();
    if (!stuck.isEmpty()) {
      throw new AssertionError(
          "Case %s hangs: nobody and no timer leads on from %s".formatted(caseNumber, stuck));
    }
  }

  /**
   * The timer with this element id that waits.
   *
   * @throws AssertionError when there is none or more than one
   */
  public Job timer(String elementId) {
    return only(
        jobs(query -> query.timers().activityId(elementId)),
        () -> "timer " + elementId + "; waiting: " + waitingTimers());
  }

  /**
   * Moves the clock to the due date of the timer with this element id and runs it and the jobs that
   * follow.
   */
  public void fireTimer(String elementId) {
    Job timer = timer(elementId);
    moveClockTo(timer.getDuedate());
    execute(timer);
    runJobs();
  }

  /**
   * Lets time pass, with the timers of the case going off in their order and the jobs that follow
   * being run.
   */
  public void passTime(Duration duration) {
    Date end = Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration));
    for (var due = timersDueUntil(end); !due.isEmpty(); due = timersDueUntil(end)) {
      moveClockTo(due.get(0).getDuedate());
      execute(due.get(0));
      runJobs();
    }
    moveClockTo(end);
  }

  /** Element ids of the timers that wait, sorted. */
  public List<String> waitingTimers() {
    return jobs(JobQuery::timers).stream()
        .map(
            job ->
                engine
                    .getManagementService()
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId()))
        .map(query -> query.singleResult().getActivityId())
        .sorted()
        .toList();
  }

  /** Element ids of the activities and events that the case has been through and left. */
  public Set<String> passed() {
    var history = engine.getHistoryService();
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .list()
        .stream()
        .map(HistoricProcessInstance::getId)
        .flatMap(
            id ->
                history
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(id)
                    .finished()
                    .list()
                    .stream())
        .map(HistoricActivityInstance::getActivityId)
        .collect(Collectors.toSet());
  }

  /** Whether no process instance of the case is left. */
  public boolean hasEnded() {
    return instanceIds().isEmpty();
  }

  private Stream<Task> tasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .list()
        .stream();
  }

  private List<String> instanceIds() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .toList();
  }

  private List<Job> timersDueUntil(Date end) {
    return jobs(JobQuery::timers).stream()
        .filter(job -> !job.getDuedate().after(end))
        .sorted(Comparator.comparing(Job::getDuedate))
        .toList();
  }

  private List<Job> jobs(UnaryOperator<JobQuery> restriction) {
    return instanceIds().stream()
        .flatMap(
            id ->
                restriction
                    .apply(engine.getManagementService().createJobQuery().processInstanceId(id))
                    .list()
                    .stream())
        .toList();
  }

  /** A job may be gone because the one before it in the list ended its scope. */
  private void execute(Job job) {
    if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() == 1) {
      engine.getManagementService().executeJob(job.getId());
    }
  }

  /**
   * A moment after the time: the engine takes the last repetition of a cycle that is due at this
   * very instant as still to come, which a clock that stands still makes endless.
   */
  private static void moveClockTo(Date time) {
    if (time.after(ClockUtil.getCurrentTime())) {
      ClockUtil.setCurrentTime(Date.from(time.toInstant().plusMillis(1)));
    }
  }

  private static <T> T only(List<T> found, Supplier<String> wanted) {
    if (found.size() != 1) {
      throw new AssertionError("Expected exactly one " + wanted.get() + ", found " + found.size());
    }
    return found.get(0);
  }
}
