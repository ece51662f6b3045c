package io.kefuflow.competency.process;

import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Vocabulary of {@code processes/competency/competency-development.bpmn} and of the forms of its
 * tasks. Ratings and texts stay with the task that they were entered in and are kept with the
 * development: who may see a later task does not see them.
 */
final class CompetencyDevelopmentProcess {

  static final String KEY = "competency-development";

  static final ProcessVariable<String> DEVELOPMENT_NUMBER =
      ProcessVariable.text("developmentNumber");

  static final ProcessVariable<String> DEVELOPMENT_REASON =
      ProcessVariable.text("developmentReason");

  /** Whether somebody is assessed at all. */
  static final ProcessVariable<Boolean> DEVELOPMENT_WANTED =
      ProcessVariable.flag("developmentWanted");

  /** Code of the post. */
  static final ProcessVariable<String> POST = ProcessVariable.text("post");

  /** Who assesses in this task, name of an {@link io.kefuflow.competency.AssessmentSource}. */
  static final ProcessVariable<String> ASSESSMENT_SOURCE = ProcessVariable.text("assessmentSource");

  static final ProcessVariable<Integer> RATING_1 = ProcessVariable.count("rating1");
  static final ProcessVariable<Integer> RATING_2 = ProcessVariable.count("rating2");
  static final ProcessVariable<Integer> RATING_3 = ProcessVariable.count("rating3");
  static final ProcessVariable<Integer> RATING_4 = ProcessVariable.count("rating4");
  static final ProcessVariable<Integer> RATING_5 = ProcessVariable.count("rating5");
  static final ProcessVariable<Integer> RATING_6 = ProcessVariable.count("rating6");
  static final ProcessVariable<Integer> RATING_7 = ProcessVariable.count("rating7");
  static final ProcessVariable<Integer> RATING_8 = ProcessVariable.count("rating8");

  /** The levels, in the order of the criteria that the form shows. */
  static final List<ProcessVariable<Integer>> RATINGS =
      List.of(RATING_1, RATING_2, RATING_3, RATING_4, RATING_5, RATING_6, RATING_7, RATING_8);

  static final ProcessVariable<String> ASSESSMENT_TEXT = ProcessVariable.text("assessmentText");

  /** Whether the manager gives the assessors more time. */
  static final ProcessVariable<Boolean> ASSESSMENT_EXTENDED =
      ProcessVariable.flag("assessmentExtended");

  /** Why the manager decides so. */
  static final ProcessVariable<String> MANAGER_NOTE = ProcessVariable.text("managerNote");

  static final ProcessVariable<String> MEASURE_KIND_1 = ProcessVariable.text("measureKind1");
  static final ProcessVariable<String> MEASURE_TEXT_1 = ProcessVariable.text("measureText1");
  static final ProcessVariable<String> MEASURE_CRITERION_1 =
      ProcessVariable.text("measureCriterion1");
  static final ProcessVariable<String> MEASURE_DUE_1 = ProcessVariable.text("measureDue1");
  static final ProcessVariable<String> MEASURE_KIND_2 = ProcessVariable.text("measureKind2");
  static final ProcessVariable<String> MEASURE_TEXT_2 = ProcessVariable.text("measureText2");
  static final ProcessVariable<String> MEASURE_CRITERION_2 =
      ProcessVariable.text("measureCriterion2");
  static final ProcessVariable<String> MEASURE_DUE_2 = ProcessVariable.text("measureDue2");
  static final ProcessVariable<String> MEASURE_KIND_3 = ProcessVariable.text("measureKind3");
  static final ProcessVariable<String> MEASURE_TEXT_3 = ProcessVariable.text("measureText3");
  static final ProcessVariable<String> MEASURE_CRITERION_3 =
      ProcessVariable.text("measureCriterion3");
  static final ProcessVariable<String> MEASURE_DUE_3 = ProcessVariable.text("measureDue3");
  static final ProcessVariable<String> MEASURE_KIND_4 = ProcessVariable.text("measureKind4");
  static final ProcessVariable<String> MEASURE_TEXT_4 = ProcessVariable.text("measureText4");
  static final ProcessVariable<String> MEASURE_CRITERION_4 =
      ProcessVariable.text("measureCriterion4");
  static final ProcessVariable<String> MEASURE_DUE_4 = ProcessVariable.text("measureDue4");
  static final ProcessVariable<String> MEASURE_KIND_5 = ProcessVariable.text("measureKind5");
  static final ProcessVariable<String> MEASURE_TEXT_5 = ProcessVariable.text("measureText5");
  static final ProcessVariable<String> MEASURE_CRITERION_5 =
      ProcessVariable.text("measureCriterion5");
  static final ProcessVariable<String> MEASURE_DUE_5 = ProcessVariable.text("measureDue5");

  /** The fields of the measures in the order of the form; one without a kind is not meant. */
  static final List<MeasureFields> MEASURES =
      List.of(
          new MeasureFields(MEASURE_KIND_1, MEASURE_TEXT_1, MEASURE_CRITERION_1, MEASURE_DUE_1),
          new MeasureFields(MEASURE_KIND_2, MEASURE_TEXT_2, MEASURE_CRITERION_2, MEASURE_DUE_2),
          new MeasureFields(MEASURE_KIND_3, MEASURE_TEXT_3, MEASURE_CRITERION_3, MEASURE_DUE_3),
          new MeasureFields(MEASURE_KIND_4, MEASURE_TEXT_4, MEASURE_CRITERION_4, MEASURE_DUE_4),
          new MeasureFields(MEASURE_KIND_5, MEASURE_TEXT_5, MEASURE_CRITERION_5, MEASURE_DUE_5));

  /** Weeks between two follow-ups. */
  static final ProcessVariable<Number> FOLLOW_UP_WEEKS = ProcessVariable.number("followUpWeeks");

  static final ProcessVariable<Boolean> PLAN_AGREED = ProcessVariable.flag("planAgreed");
  static final ProcessVariable<String> PLAN_OBJECTION = ProcessVariable.text("planObjection");

  /** What the manager decides on a plan: one of ADOPT, REVISE, END. */
  static final ProcessVariable<String> PLAN_DECISION = ProcessVariable.text("planDecision");

  /** Name of a {@link io.kefuflow.competency.FollowUp.Result}. */
  static final ProcessVariable<String> FOLLOW_UP_RESULT = ProcessVariable.text("followUpResult");

  static final ProcessVariable<String> FOLLOW_UP_NOTE = ProcessVariable.text("followUpNote");

  /** What forms show, Markdown; made when a form is opened, as the two that follow. */
  static final ProcessVariable<String> DEVELOPMENT_SUMMARY =
      ProcessVariable.text("developmentSummary");

  /** The radar chart, a data URI. */
  static final ProcessVariable<String> RADAR_CHART = ProcessVariable.text("radarChart");

  /** Level by criterion, a list of objects. */
  static final ProcessVariable<SpinJsonNode> PROFILE_ROWS =
      new ProcessVariable<>("profileRows", SpinJsonNode.class);

  private CompetencyDevelopmentProcess() {}

  /** The development that an execution is about. */
  static DevelopmentNumber numberOf(DelegateExecution execution) {
    return new DevelopmentNumber(execution.getProcessBusinessKey());
  }

  /** The development that a task is about. */
  static DevelopmentNumber numberOf(DelegateTask task) {
    return numberOf(task.getExecution());
  }

  /** The fields of one measure. */
  record MeasureFields(
      ProcessVariable<String> kind,
      ProcessVariable<String> text,
      ProcessVariable<String> criterion,
      ProcessVariable<String> due) {}
}
