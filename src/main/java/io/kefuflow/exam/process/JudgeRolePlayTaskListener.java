package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_ATTENDED;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_REMARKS;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_SCORE;

import io.kefuflow.exam.Exams;
import io.kefuflow.shared.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the trainer's judgement in the transaction in which it is given. */
@Component
class JudgeRolePlayTaskListener implements TaskListener {

  private final Exams exams;
  private final Actor actor;

  JudgeRolePlayTaskListener(Exams exams, Actor actor) {
    this.exams = exams;
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    String number = task.getExecution().getProcessBusinessKey();
    if (ROLE_PLAY_ATTENDED.from(task)) {
      exams.judge(
          number,
          ROLE_PLAY_SCORE.from(task).intValue(),
          ROLE_PLAY_REMARKS.findIn(task).orElse(null),
          actor.id());
    } else {
      exams.miss(number, actor.id());
    }
  }
}
