package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.ShownQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An exam as an employee takes it in Tasklist, in two sittings. */
class ExamJourneyIT extends Journey {

  @Autowired ApplicationContext application;
  @Autowired Exams exams;

  @Test
  void anEmployeeTakesAnExamInTwoSittings() {
    var exam = new ExamScenario(application).course(Assessment.EXAM, false).bank(7).start("agent1");

    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(exam.process().task("userTask_beginExam").getId());
      assertThat(tasklist.form()).containsText("共 7 题");
      tasklist.complete();
      tasklist.openTask(exam.process().task("userTask_answerQuestions").getId());
      handInPage(tasklist, exam.number());
    }
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(exam.process().task("userTask_answerQuestions").getId());
      assertThat(tasklist.form()).containsText("已交 5 题");
      handInPage(tasklist, exam.number());
    }

    assertThat(get("/exams/" + exam.number()).path("score").asInt()).isEqualTo(100);
  }

  /** Answers what the scenario says to be right. */
  private void handInPage(Tasklist tasklist, String number) {
    List<ShownQuestion> page = exams.page(number);
    assertThat(tasklist.form().locator(".fjs-form-field-radio, .fjs-form-field-checklist"))
        .hasCount(page.size());
    for (ShownQuestion question : page) {
      String label = "%d.（%s）".formatted(question.position(), question.kind().label());
      if (question.kind() == QuestionKind.MULTIPLE) {
        tasklist.choose(label, "A. 甲");
        tasklist.choose(label, "C. 丙");
      } else {
        tasklist.choose(label, question.kind() == QuestionKind.SINGLE ? "B. 乙" : "B. 错误");
      }
    }
    tasklist.complete();
  }
}
