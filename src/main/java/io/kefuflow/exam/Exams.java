package io.kefuflow.exam;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exams from being registered to their result (P10.7), each step in the transaction of the process
 * step that calls it. The right answers never leave this package but through the bank.
 */
@Service
@Transactional
@EnableConfigurationProperties(ExamSettings.class)
public class Exams {

  /** How many questions a page has. */
  public static final int PAGE = 5;

  /** More than a department of this size ever has in a list. */
  private static final int MOST = 10_000;

  private static final int LONGEST_REMARKS = 1000;
  private static final String NOT_ONES_OWN_SCORE = "不能给本人评分，请由其他培训人员评分";

  private final ExamStore store;
  private final ExamWorkflow workflow;
  private final QuestionStore bank;
  private final Courses courses;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final Notifications notifications;
  private final ExamSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Exams(
      ExamStore store,
      ExamWorkflow workflow,
      QuestionStore bank,
      Courses courses,
      Oversight oversight,
      Colleagues colleagues,
      Notifications notifications,
      ExamSettings settings,
      Clock clock) {
    this.store = store;
    this.workflow = workflow;
    this.bank = bank;
    this.courses = courses;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.notifications = notifications;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Starts an exam that belongs to no training session, e.g. to renew a certificate.
   *
   * @param trainer user id of who arranges and judges it, null when any trainer may
   * @param by user id of who wants it
   * @throws InvalidInputException when there is no such person or course, it has no exam, or it is
   *     the employee who wants it
   * @throws ConflictException when the employee has an open exam in the course already
   */
  public Exam arrange(String employee, String courseCode, String trainer, String by) {
    checkPerson("employee", "员工", employee);
    checkFourEyes(employee, by, "不能安排本人的考核，请由其他培训人员安排");
    if (trainer != null) {
      checkPerson("trainer", "培训人员", trainer);
    }
    String course = InvalidInputException.requiredText("courseCode", "课程", courseCode, 60);
    if (courses.all().stream().map(Course::code).noneMatch(course::equals)) {
      throw new InvalidInputException("courseCode", "没有课程 " + course + "：请核对课程代码");
    }
    checkAssessed(courses.get(course));
    store.open(employee).stream()
        .filter(exam -> exam.courseCode().equals(course))
        .findFirst()
        .ifPresent(
            exam -> {
              throw new ConflictException(
                  "%s在此课程的考核 %s 还没有结束：请等它结束后再安排"
                      .formatted(colleagues.nameOf(employee), exam.number()));
            });
    return get(workflow.start(employee, course, trainer));
  }

  private void checkPerson(String field, String label, String userId) {
    if (!colleagues.exists(InvalidInputException.requiredText(field, label, userId, 64))) {
      throw new InvalidInputException(field, "没有用户 " + userId + "：请核对" + label + "的账号");
    }
  }

  private static void checkAssessed(Course course) {
    if (course.assessment() == Assessment.NONE) {
      throw new InvalidInputException(
          "courseCode", "课程“%s”不考核：请选择有考核的课程，或先设置考核方式".formatted(course.name()));
    }
  }

  /**
   * Registers the exam of an employee in a course.
   *
   * @param sessionNumber the training session that it belongs to, null for none
   * @param trainer user id of who arranges and judges it; null, and whoever takes it themselves,
   *     means any trainer but the employee
   * @throws InvalidInputException when the course has no exam
   */
  public Exam register(String employee, String courseCode, String sessionNumber, String trainer) {
    Course course = courses.get(courseCode);
    checkAssessed(course);
    return store.add(
        new Exam(
            null,
            employee,
            courseCode,
            sessionNumber,
            employee.equals(trainer) ? null : trainer,
            course.assessment(),
            course.questions(),
            course.passMark(),
            course.timeLimit(),
            ExamState.OPEN,
            clock.instant(),
            null,
            null,
            List.of()));
  }

  /**
   * Opens the next round; of an exam with a new paper from the bank, about which the employee is
   * told.
   *
   * @throws TooFewQuestionsException when the bank has not enough questions in use
   */
  public void open(String number) {
    open(number, random.nextLong());
  }

  /** As {@link #open(String)}; the same seed and the same bank give the same paper. */
  public void open(String number, long seed) {
    Exam exam = get(number);
    int round = exam.rounds().size() + 1;
    boolean written = exam.assessment() == Assessment.EXAM;
    List<PaperQuestion> paper = List.of();
    if (written) {
      List<Question> questions = bank.active(exam.courseCode());
      checkEnough(exam, questions.size());
      paper = PaperQuestion.draw(questions, exam.questions(), seed);
    }
    var opened =
        new ExamRound(
            round,
            written ? seed : null,
            exam.passMark(),
            exam.timeLimit(),
            clock.instant(),
            null,
            null,
            null,
            null,
            null,
            null);
    store.open(number, opened, paper);
    if (written) {
      tell(get(number), "exam-open", Map.of("beginBy", beginBy(opened)));
    }
  }

  /**
   * Checks that a paper of this exam can be drawn.
   *
   * @throws TooFewQuestionsException when the bank has not enough questions in use
   */
  @Transactional(readOnly = true, noRollbackFor = TooFewQuestionsException.class)
  public void checkBank(String number) {
    Exam exam = get(number);
    checkEnough(exam, bank.active(exam.courseCode()).size());
  }

  private void checkEnough(Exam exam, int questions) {
    if (questions < exam.questions()) {
      throw new TooFewQuestionsException(
          "课程“%s”的题库不足：每卷 %d 题，启用的只有 %d 题，请补充或启用题目"
              .formatted(courses.get(exam.courseCode()).name(), exam.questions(), questions));
    }
  }

  /** When the latest round must be begun. */
  @Transactional(readOnly = true)
  public Instant beginBy(String number) {
    return beginBy(get(number).latest());
  }

  private Instant beginBy(ExamRound round) {
    return round.openedAt().plus(settings.beginWithin());
  }

  /** Reminds the employee that the exam must be begun. */
  public void remind(String number) {
    tell(get(number), "exam-reminder", Map.of("beginBy", beginBy(number)));
  }

  /** The employee begins: from now on the time runs. */
  public void begin(String number) {
    ExamRound round = get(number).latest();
    if (round.begunAt() == null) {
      store.update(number, round.begun(clock.instant()));
    }
  }

  /** The questions to be answered next, at most {@value #PAGE}; none when all are answered. */
  @Transactional(readOnly = true)
  public List<ShownQuestion> page(String number) {
    return openPage(number).stream().map(PaperQuestion::shown).toList();
  }

  private List<PaperQuestion> openPage(String number) {
    return store.paper(number, get(number).latest().round()).stream()
        .filter(question -> question.answer() == null)
        .limit(PAGE)
        .toList();
  }

  /** How far the latest round is. */
  @Transactional(readOnly = true)
  public Progress progress(String number) {
    List<PaperQuestion> paper = store.paper(number, get(number).latest().round());
    int answered = (int) paper.stream().filter(question -> question.answer() != null).count();
    return new Progress(answered, paper.size());
  }

  /**
   * Takes the answers to the open page; they cannot be changed afterwards.
   *
   * @param answers the chosen keys by question of the page; an empty set for no answer
   * @throws InvalidInputException when the time is over, or an answer does not fit its question
   */
  public void answer(String number, List<Set<String>> answers) {
    ExamRound round = get(number).latest();
    Instant now = clock.instant();
    if (round.begunAt() == null || !now.isBefore(round.answerBy())) {
      throw new InvalidInputException("answers", "答题时间已到：此页不再计分，已交的各页照常评分");
    }
    List<PaperQuestion> page = openPage(number);
    if (answers.size() != page.size()) {
      throw new InvalidInputException("answers", "此页已交：请刷新任务列表，继续答下一页");
    }
    for (int i = 0; i < page.size(); i++) {
      PaperQuestion question = page.get(i);
      Set<String> answer = answers.get(i);
      QuestionText content = question.question().content();
      if (!QuestionText.keys(content.options().size()).containsAll(answer)
          || content.kind() != QuestionKind.MULTIPLE && answer.size() > 1) {
        throw new InvalidInputException(
            "answers", "第%d题的答案不在选项中：请刷新后重新选择".formatted(question.position()));
      }
      store.answer(number, round.round(), question.position(), answer, now);
    }
  }

  /**
   * Ends the latest round, unless it has ended with the trainer's judgement: what was handed in is
   * scored; when nothing was begun, the round is missed. The employee is told.
   */
  public RoundOutcome conclude(String number) {
    ExamRound round = get(number).latest();
    if (round.outcome() != null) {
      return round.outcome();
    }
    Instant now = clock.instant();
    return end(
        number,
        round.begunAt() == null
            ? round.missed(now)
            : round.scored(
                now, PaperQuestion.score(store.paper(number, round.round())), null, null));
  }

  /**
   * Records how a role play was judged, and tells the employee.
   *
   * @param score percent
   * @param by user id of who judged it
   * @throws InvalidInputException when it is the employee who judges, or the score is none
   */
  public void judge(String number, int score, String remarks, String by) {
    Exam exam = get(number);
    checkFourEyes(exam, by, NOT_ONES_OWN_SCORE);
    if (score < 0 || score > 100) {
      throw new InvalidInputException("rolePlayScore", "得分应为 0 至 100 之间的整数：请改正");
    }
    String note =
        InvalidInputException.requiredText("rolePlayRemarks", "评语", remarks, LONGEST_REMARKS);
    end(number, exam.latest().scored(clock.instant(), score, note, by));
  }

  /**
   * Records that the employee did not come to a role play, and tells them.
   *
   * @param by user id of who says so
   * @throws InvalidInputException when it is the employee
   */
  public void miss(String number, String by) {
    Exam exam = get(number);
    checkFourEyes(exam, by, NOT_ONES_OWN_SCORE);
    end(number, exam.latest().missed(clock.instant()));
  }

  private RoundOutcome end(String number, ExamRound round) {
    store.update(number, round);
    Map<String, Object> values = new HashMap<>();
    values.put("result", round.outcome().label());
    values.put("score", round.score() == null ? "无" : round.score() + "%");
    values.put("passMark", round.passMark() + "%");
    values.put("remarks", round.remarks() == null ? "无" : round.remarks());
    tell(get(number), "exam-result", values);
    return round.outcome();
  }

  /**
   * Agrees on when a repeat opens, and tells the employee.
   *
   * @param by user id of who arranges it
   * @throws InvalidInputException when the time has passed, or it is the employee who arranges it
   */
  public void scheduleRepeat(String number, Instant at, String by) {
    Exam exam = get(number);
    checkFourEyes(exam, by, "不能安排本人的补考，请由其他培训人员安排");
    if (!at.isAfter(clock.instant())) {
      throw new InvalidInputException("examRepeatAt", "补考时间必须晚于现在：请改为以后的时间");
    }
    tell(exam, "exam-repeat", Map.of("repeatAt", at));
  }

  /**
   * Asks whoever leads the employee, or all supervisors, to decide about the failures.
   *
   * @param decideBy when it is due
   */
  public void askSupervisor(String number, Instant decideBy) {
    tellSupervisor(number, "exam-decision-asked", Map.of("decideBy", decideBy));
  }

  /** Reminds whoever leads the employee, or all supervisors, that the decision is overdue. */
  public void remindSupervisor(String number) {
    tellSupervisor(number, "exam-decision-overdue", Map.of());
  }

  private void tellSupervisor(String number, String template, Map<String, Object> values) {
    Exam exam = get(number);
    tell(exam, template, oversight.toldOf(exam.employee()), values);
  }

  /**
   * Checks who decides about somebody who failed more than once.
   *
   * @param by user id of who decides
   * @throws InvalidInputException when it is the employee
   */
  @Transactional(readOnly = true)
  public void checkDecider(String number, String by) {
    checkFourEyes(get(number), by, "不能处理本人的考核，请由其他主管处理");
  }

  private static void checkFourEyes(Exam exam, String by, String refusal) {
    checkFourEyes(exam.employee(), by, refusal);
  }

  private static void checkFourEyes(String employee, String by, String refusal) {
    if (employee.equals(by)) {
      throw new InvalidInputException("employee", "四眼原则：" + refusal);
    }
  }

  /**
   * Ends an exam; an employee who is not certified is told.
   *
   * @param coachingNote what was agreed with the employee, null when nothing
   */
  public void end(String number, ExamState state, String coachingNote) {
    store.end(
        number,
        state,
        InvalidInputException.optionalText("coachingNote", "辅导安排", coachingNote, LONGEST_REMARKS),
        clock.instant());
    if (state == ExamState.NOT_CERTIFIED) {
      tell(
          get(number),
          "exam-not-certified",
          Map.of("coachingNote", coachingNote == null ? "无" : coachingNote));
    }
  }

  /**
   * One exam.
   *
   * @throws UnknownExamException when there is none with this number
   */
  @Transactional(readOnly = true)
  public Exam get(String number) {
    return store.find(number).orElseThrow(() -> new UnknownExamException(number));
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<Exam> search(ExamQuery query) {
    return store.search(query, MOST);
  }

  private void tell(Exam exam, String template, Map<String, Object> more) {
    tell(exam, template, Recipient.colleague(exam.employee()), more);
  }

  private void tell(Exam exam, String template, Recipient recipient, Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.put("examNumber", exam.number());
    values.put("course", courses.get(exam.courseCode()).name());
    values.put("employee", colleagues.nameOf(exam.employee()));
    notifications.send(
        new Notice(
            "%s:%s:%d".formatted(exam.number(), template, exam.rounds().size()),
            template,
            recipient,
            values,
            null));
  }

  /** How many questions of a paper are handed in, and how many there are. */
  public record Progress(int answered, int questions) {}
}
