package io.kefuflow.exam;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Award;
import io.kefuflow.course.CertificateLevel;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.Skill;
import io.kefuflow.test.RunningCase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.ApplicationContext;

/** A course of its own with a question bank, and exams of it. */
public final class ExamScenario {

  /** Marks what nobody but the editors of the bank may see. */
  public final String secret = "secret-" + UUID.randomUUID();

  private final ProcessEngine engine;
  private final Courses courses;
  private final Questions questions;
  private final Exams exams;
  private final Roster roster;
  private final String course = "c" + UUID.randomUUID().toString().replace("-", "");

  public ExamScenario(ApplicationContext application) {
    engine = application.getBean(ProcessEngine.class);
    courses = application.getBean(Courses.class);
    questions = application.getBean(Questions.class);
    exams = application.getBean(Exams.class);
    roster = application.getBean(Roster.class);
  }

  /** Stores the course: seven questions an exam, half an hour, 60 percent. */
  public ExamScenario course(Assessment assessment, boolean certified) {
    if (certified) {
      roster.saveSkill(new Skill(skill(), "测试技能"));
    }
    return save(assessment, certified ? new Award(skill(), CertificateLevel.SENIOR, 12) : null, 0);
  }

  /** Changes how the stored course is assessed; then it certifies nothing. */
  public ExamScenario assess(Assessment assessment) {
    return save(assessment, null, courses.get(course).version());
  }

  private ExamScenario save(Assessment assessment, Award award, int version) {
    courses.save(
        new Course(
            course,
            "课程" + course,
            ContentArea.LAW,
            assessment,
            60,
            7,
            Duration.ofMinutes(30),
            award,
            null,
            version),
        "trainer1");
    return this;
  }

  public String code() {
    return course;
  }

  public String skill() {
    return "skill-" + course.substring(1, 13);
  }

  /** Adds questions of the three kinds in turn to the bank. */
  public ExamScenario bank(int count) {
    int from = questions.all(course, "trainer1").size();
    IntStream.range(from, from + count).forEach(i -> questions.add(question(i), true, "trainer1"));
    return this;
  }

  private QuestionText question(int i) {
    String text = "题目%d %s".formatted(i, course);
    return switch (i % 3) {
      case 0 ->
          new QuestionText(
              course, QuestionKind.SINGLE, text, List.of("甲", "乙", "丙"), Set.of("B"), secret);
      case 1 ->
          new QuestionText(
              course,
              QuestionKind.MULTIPLE,
              text,
              List.of("甲", "乙", "丙", "丁"),
              Set.of("A", "C"),
              secret);
      default -> new QuestionText(course, QuestionKind.JUDGEMENT, text, null, Set.of("B"), secret);
    };
  }

  /** Starts the exam of an employee, arranged by trainer1. */
  public Running start(String employee) {
    return start(employee, "trainer1");
  }

  public Running start(String employee, String trainer) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("employee", employee);
    variables.put("courseCode", course);
    variables.put("sessionNumber", "PX-000012-01");
    variables.put("trainer", trainer);
    String id = engine.getRuntimeService().startProcessInstanceByKey("exam", variables).getId();
    return new Running(
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceId(id)
            .singleResult()
            .getBusinessKey());
  }

  /** An exam that is going on. */
  public final class Running {

    private final String number;
    private final RunningCase process;

    Running(String number) {
      this.number = number;
      this.process = new RunningCase(engine, number);
    }

    public String number() {
      return number;
    }

    public RunningCase process() {
      return process;
    }

    public Exam exam() {
      return exams.get(number);
    }

    /** The employee begins and hands in all pages, with every answer right or every one wrong. */
    public void write(boolean right) {
      begin();
      while (process.openTasks().contains("userTask_answerQuestions")) {
        handIn(right);
      }
    }

    @SuppressWarnings("unchecked")
    public void begin() {
      process.complete(exam().employee(), "userTask_beginExam");
    }

    /** The employee hands in the open page. */
    @SuppressWarnings("unchecked")
    public void handIn(boolean right) {
      process.complete(
          exam().employee(),
          "userTask_answerQuestions",
          answers(right).entrySet().toArray(Map.Entry[]::new));
    }

    /** The fields of the open page with right or wrong answers. */
    public Map<String, Object> answers(boolean right) {
      Map<String, Object> answers = new HashMap<>();
      int slot = 0;
      for (ShownQuestion shown : exams.page(number)) {
        slot++;
        QuestionText content =
            questions.all(course, "trainer1").stream()
                .map(Question::content)
                .filter(known -> known.text().equals(shown.text()))
                .findFirst()
                .orElseThrow();
        if (shown.kind() == QuestionKind.MULTIPLE) {
          answers.put(
              "multipleAnswer" + slot, right ? List.copyOf(content.correct()) : List.of("A"));
        } else {
          answers.put("singleAnswer" + slot, right ? content.correct().iterator().next() : "A");
        }
      }
      return answers;
    }
  }
}
