package io.kefuflow.test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;

/**
 * Finds where a process instance waits for nothing that is sure to come. Every place where it waits
 * has a way on: a task that somebody may take, a timer that ends the waiting, a job, an incident,
 * or a called process. A message is none: the customer may never write.
 */
final class StuckPlaces {

  private static final Set<String> JOINS = Set.of("parallelGateway", "inclusiveGateway");

  private final ProcessEngine engine;

  StuckPlaces(ProcessEngine engine) {
    this.engine = engine;
  }

  /** The element ids at which the instance is stuck, empty when there are none. */
  List<String> of(String processInstanceId) {
    ActivityInstance instance = engine.getRuntimeService().getActivityInstance(processInstanceId);
    return instance == null ? List.of() : in(instance).toList();
  }

  private Stream<String> in(ActivityInstance scope) {
    Stream<String> jobs =
        Arrays.stream(scope.getChildTransitionInstances())
            .filter(place -> !isJobRunning(place))
            .filter(place -> !waitsForOtherRuns(scope))
            .map(TransitionInstance::getActivityId);
    List<ActivityInstance> places = List.of(scope.getChildActivityInstances());
    Stream<String> activities =
        places.stream()
            .filter(place -> !isJoin(place))
            .flatMap(place -> isLeaf(place) ? stuck(place) : in(place));
    boolean nobodyToWaitFor =
        scope.getChildTransitionInstances().length == 0
            && places.stream().allMatch(StuckPlaces::isJoin);
    Stream<String> joins =
        nobodyToWaitFor ? places.stream().map(ActivityInstance::getActivityId) : Stream.empty();
    return Stream.of(jobs, activities, joins).flatMap(found -> found);
  }

  /** Of many parallel runs, one that has ended waits for the others. */
  private boolean waitsForOtherRuns(ActivityInstance scope) {
    return scope.getActivityType().equals("multiInstanceBody")
        && (scope.getChildActivityInstances().length > 0
            || Arrays.stream(scope.getChildTransitionInstances()).anyMatch(this::isJobRunning));
  }

  private static boolean isLeaf(ActivityInstance place) {
    return place.getChildActivityInstances().length == 0
        && place.getChildTransitionInstances().length == 0;
  }

  /** A join waits for the others in its scope, which are looked at for themselves. */
  private static boolean isJoin(ActivityInstance place) {
    return JOINS.contains(place.getActivityType());
  }

  private Stream<String> stuck(ActivityInstance place) {
    return hasTask(place)
            || hasTimer(place)
            || hasCalledProcess(place)
            || place.getIncidentIds().length > 0
        ? Stream.empty()
        : Stream.of(place.getActivityId());
  }

  private boolean hasTask(ActivityInstance place) {
    return Arrays.stream(place.getExecutionIds())
        .flatMap(
            execution ->
                engine.getTaskService().createTaskQuery().executionId(execution).list().stream())
        .anyMatch(this::canBeTaken);
  }

  private boolean canBeTaken(Task task) {
    return task.getAssignee() != null
        || engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getType)
            .anyMatch("candidate"::equals);
  }

  private boolean hasTimer(ActivityInstance place) {
    return Arrays.stream(place.getExecutionIds())
        .flatMap(
            execution ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .executionId(execution)
                    .timers()
                    .list()
                    .stream())
        .anyMatch(this::endsTheWaiting);
  }

  private boolean endsTheWaiting(Job timer) {
    return isAlive(timer) && !isReminder(timer);
  }

  private static boolean isAlive(Job job) {
    return job.getRetries() > 0 && !job.isSuspended();
  }

  /** Whether the timer leaves what it is attached to waiting. */
  private boolean isReminder(Job timer) {
    String elementId =
        engine
            .getManagementService()
            .createJobDefinitionQuery()
            .jobDefinitionId(timer.getJobDefinitionId())
            .singleResult()
            .getActivityId();
    BpmnModelInstance model =
        engine.getRepositoryService().getBpmnModelInstance(timer.getProcessDefinitionId());
    return model.getModelElementById(elementId) instanceof BoundaryEvent event
        && !event.cancelActivity();
  }

  private boolean isJobRunning(TransitionInstance place) {
    return place.getIncidentIds().length > 0
        || engine
            .getManagementService()
            .createJobQuery()
            .executionId(place.getExecutionId())
            .list()
            .stream()
            .anyMatch(StuckPlaces::isAlive);
  }

  /** Called processes are looked at for themselves. */
  private boolean hasCalledProcess(ActivityInstance place) {
    return place.getActivityType().equals("callActivity")
        && !calledBy(place.getProcessInstanceId()).isEmpty();
  }

  private Set<String> calledBy(String processInstanceId) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .superProcessInstanceId(processInstanceId)
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .collect(Collectors.toSet());
  }
}
