package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_MATERIALS;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_METHOD;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_OUTLINE;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Lets the form of a course begin with what there is; a mapping would not know which course it is.
 */
@Component
class PresentDesignTaskListener implements TaskListener {

  private final Courses courses;

  PresentDesignTaskListener(Courses courses) {
    this.courses = courses;
  }

  @Override
  public void notify(DelegateTask task) {
    Course.Design design = courses.get(COURSE_CODE.from(task)).design();
    COURSE_OUTLINE.setLocal(task, design.outline());
    COURSE_METHOD.setLocal(task, design.method());
    COURSE_MATERIALS.setLocal(task, design.materials());
  }
}
