package io.kefuflow.exam.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;
import static io.kefuflow.shared.process.TrainingVariables.TRAINER;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.exam.ExamWorkflow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Exams as the engine runs them. */
@Component
class EngineExamWorkflow implements ExamWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineExamWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public String start(String employee, String courseCode, String trainer) {
    return systemCalls.call(
        () ->
            runtime
                .createProcessInstanceByKey(ExamProcess.KEY)
                .setVariable(EMPLOYEE.name(), employee)
                .setVariable(COURSE_CODE.name(), courseCode)
                .setVariable(TRAINER.name(), trainer)
                .execute()
                .getBusinessKey());
  }
}
