package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_MATERIALS;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_METHOD;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_OUTLINE;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.shared.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps how a course is taught. */
@Component
class DesignCourseTaskListener implements TaskListener {

  private final Courses courses;
  private final Actor actor;

  DesignCourseTaskListener(Courses courses, Actor actor) {
    this.courses = courses;
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    courses.design(
        COURSE_CODE.from(task),
        new Course.Design(
            COURSE_OUTLINE.findIn(task).orElse(null),
            COURSE_METHOD.findIn(task).orElse(null),
            COURSE_MATERIALS.findIn(task).orElse(null)),
        actor.id());
  }
}
