package io.kefuflow.demo;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateState;
import io.kefuflow.certification.CertificateStore;
import io.kefuflow.certification.CertificateWorkflow;
import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Award;
import io.kefuflow.course.Courses;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.Question;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.QuestionText;
import io.kefuflow.exam.Questions;
import io.kefuflow.exam.ShownQuestion;
import io.kefuflow.routing.CertifiedSkills;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A question bank for all courses; an exam that waits for the first agent, one that was passed, one
 * to be repeated, a role play to be judged; certificates that are valid, about to expire, expired
 * and revoked.
 */
@Component
@Order(DemoCourses.ORDER + 1)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoExams implements DemoPart {

  private static final String AGENT = "agent1";
  private static final String OTHER_AGENT = "agent2";
  private static final String TRAINER = "trainer1";

  private final Questions questions;
  private final Exams exams;
  private final Certificates certificates;
  private final CertificateStore store;
  private final CertificateWorkflow workflow;
  private final CertifiedSkills skills;
  private final Courses courses;
  private final Workforce workforce;
  private final TransactionOperations transaction;
  private final Clock clock;

  DemoExams(
      Questions questions,
      Exams exams,
      Certificates certificates,
      CertificateStore store,
      CertificateWorkflow workflow,
      CertifiedSkills skills,
      Courses courses,
      Workforce workforce,
      TransactionOperations transaction,
      Clock clock) {
    this.questions = questions;
    this.exams = exams;
    this.certificates = certificates;
    this.store = store;
    this.workflow = workflow;
    this.skills = skills;
    this.courses = courses;
    this.workforce = workforce;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "题库、考核和证书";
  }

  @Override
  public void create() {
    if (!questions.all(null, TRAINER).isEmpty()) {
      return;
    }
    try (InputStream file = new ClassPathResource("demo/questions.csv").getInputStream()) {
      questions.importCsv(file, false, TRAINER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    arranged(AGENT, "telecom-law");
    write(arranged(AGENT, "privacy-law"), AGENT, true);
    write(arranged(OTHER_AGENT, "telecom-law"), OTHER_AGENT, false);
    arranged(OTHER_AGENT, "complaint-skills");

    earlier(OTHER_AGENT, "telecom-products", 20);
    earlier(AGENT, "service-etiquette", -10);
    certificates.revoke(
        earlier(OTHER_AGENT, "service-etiquette", 120).number(), "抽查发现服务用语不合规范，须重新考核", TRAINER);
  }

  private Exam arranged(String employee, String course) {
    return exams.arrange(employee, course, TRAINER, TRAINER);
  }

  /** The employee takes the exam, with every answer right or every one wrong. */
  private void write(Exam exam, String employee, boolean right) {
    workforce.complete(exam.number(), employee, "userTask_beginExam", Map.of());
    for (List<ShownQuestion> page; !(page = page(exam)).isEmpty(); ) {
      Map<String, Object> answers = new HashMap<>();
      for (ShownQuestion question : page) {
        int slot = page.indexOf(question) + 1;
        String key = right(exam, question).get(0);
        if (question.kind() == QuestionKind.MULTIPLE) {
          answers.put("multipleAnswer" + slot, right ? right(exam, question) : List.of(key));
        } else {
          answers.put("singleAnswer" + slot, right ? key : key.equals("A") ? "B" : "A");
        }
      }
      workforce.complete(exam.number(), employee, "userTask_answerQuestions", answers);
    }
  }

  /** The questions that are still to be answered, none once the exam is over. */
  private List<ShownQuestion> page(Exam exam) {
    return exams.get(exam.number()).latest().outcome() == null
        ? exams.page(exam.number())
        : List.of();
  }

  private List<String> right(Exam exam, ShownQuestion shown) {
    return questions.all(exam.courseCode(), TRAINER).stream()
        .map(Question::content)
        .filter(known -> known.text().equals(shown.text()))
        .map(QuestionText::correct)
        .map(List::copyOf)
        .findFirst()
        .orElseThrow();
  }

  /** A certificate of an earlier year that ends in so many days, or has ended. */
  private Certificate earlier(String employee, String course, int daysLeft) {
    Award award = courses.get(course).award();
    LocalDate until = LocalDate.now(clock).plusDays(daysLeft);
    return transaction.execute(
        status -> {
          Certificate issued =
              store.add(
                  new Certificate(
                      null,
                      employee,
                      course,
                      award.skill(),
                      award.level(),
                      until
                          .minusMonths(award.validMonths())
                          .atStartOfDay(clock.getZone())
                          .toInstant(),
                      until,
                      CertificateState.VALID,
                      null,
                      null,
                      null));
          skills.grant(employee, award.skill(), issued.number());
          workflow.start(issued);
          return issued;
        });
  }
}
