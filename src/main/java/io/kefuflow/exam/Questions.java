package io.kefuflow.exam;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SpooledUpload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The question bank as people use it (P10.7). It holds the right answers: nobody but its editors
 * may see anything that this class returns, and of a course in which they are being examined not
 * even they.
 */
@Service
@Transactional
@EnableConfigurationProperties(QuestionProperties.class)
public class Questions {

  /** Who may see and change the bank. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> EDITORS = Courses.EDITORS;

  private final QuestionStore store;
  private final ExamStore exams;
  private final Courses courses;
  private final QuestionProperties properties;
  private final Clock clock;

  Questions(
      QuestionStore store,
      ExamStore exams,
      Courses courses,
      QuestionProperties properties,
      Clock clock) {
    this.store = store;
    this.exams = exams;
    this.courses = courses;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * By number; of one course, or when null of all in which the caller has no open exam.
   *
   * @param userId who wants to see them
   * @throws ConflictException when the caller has an open exam in the course
   */
  @Transactional(readOnly = true)
  public List<Question> all(String courseCode, String userId) {
    if (courseCode != null) {
      checkNotExamined(userId, courseCode);
    }
    Set<String> examined =
        exams.open(userId).stream().map(Exam::courseCode).collect(Collectors.toSet());
    return store.all(courseCode).stream()
        .filter(question -> !examined.contains(question.content().courseCode()))
        .toList();
  }

  private void checkNotExamined(String userId, String courseCode) {
    exams.open(userId).stream()
        .filter(exam -> exam.courseCode().equals(courseCode))
        .findFirst()
        .ifPresent(
            exam -> {
              throw new ConflictException(
                  "您在课程“%s”的考核 %s 还没有结束，不能查看或修改该课程的题库：请由其他培训人员办理"
                      .formatted(courses.get(courseCode).name(), exam.number()));
            });
  }

  /**
   * One question.
   *
   * @param userId who wants to see it
   * @throws UnknownQuestionException when there is none with this number
   * @throws ConflictException when the caller has an open exam in its course
   */
  @Transactional(readOnly = true)
  public Question get(String number, String userId) {
    Question question = store.find(number).orElseThrow(() -> new UnknownQuestionException(number));
    checkNotExamined(userId, question.content().courseCode());
    return question;
  }

  /**
   * Adds a question to the bank.
   *
   * @param userId who adds it
   * @throws InvalidInputException when there is no such course, or it has this question already
   * @throws ConflictException when the caller has an open exam in the course
   */
  public Question add(QuestionText content, boolean active, String userId) {
    check(null, content, userId);
    return store.add(new Question(null, content, active, 0), userId, clock.instant());
  }

  /**
   * Changes a question; papers that are drawn already keep what they asked.
   *
   * @param question its version is the one that was edited
   * @param userId who changes it
   * @return the question as stored
   * @throws UnknownQuestionException when there is none with this number
   * @throws ConflictException when somebody else has changed it meanwhile, or the caller has an
   *     open exam in its course
   * @throws InvalidInputException as {@link #add}
   */
  public Question change(Question question, String userId) {
    get(question.number(), userId);
    check(question.number(), question.content(), userId);
    if (!store.change(question, userId, clock.instant())) {
      throw conflict(question.number());
    }
    return get(question.number(), userId);
  }

  private void check(String number, QuestionText content, String userId) {
    if (courses.all().stream().map(Course::code).noneMatch(content.courseCode()::equals)) {
      throw new InvalidInputException("courseCode", "没有课程 " + content.courseCode() + "：请核对课程代码");
    }
    checkNotExamined(userId, content.courseCode());
    store
        .sameText(content.courseCode(), content.text())
        .filter(other -> !other.number().equals(number))
        .ifPresent(
            other -> {
              throw new InvalidInputException(
                  "text", "题目与 %s 相同：请修改题目，或改用已有的题目".formatted(other.number()));
            });
  }

  /** As {@link #all}, as a CSV file that can be imported again. */
  @Transactional(readOnly = true)
  public String exportCsv(String courseCode, String userId) {
    return QuestionCsv.write(all(courseCode, userId));
  }

  /**
   * Adds and changes questions as a file says: a row with a number changes that question, one
   * without adds one. All of it or nothing.
   *
   * @param dryRun only checks
   * @param userId who imports it
   * @throws InvalidInputException when the file is no text
   * @throws InvalidQuestionsException with every row that cannot be taken
   * @throws ConflictException when the caller has an open exam in a course of the file
   */
  public Imported importCsv(InputStream content, boolean dryRun, String userId) throws IOException {
    List<QuestionCsv.Row> rows;
    try (var upload = SpooledUpload.of(QuestionCsv.FIELD, content, properties.maxSize())) {
      rows = QuestionCsv.read(upload, courses.all(), store.all(null));
    }
    rows.stream()
        .flatMap(row -> Stream.of(row.before(), row.wanted()))
        .filter(Objects::nonNull)
        .map(question -> question.content().courseCode())
        .distinct()
        .forEach(course -> checkNotExamined(userId, course));
    int added = 0;
    int changed = 0;
    for (QuestionCsv.Row row : rows) {
      Question before = row.before();
      Question wanted = row.wanted();
      if (before == null) {
        added++;
      } else if (!Objects.equals(before, wanted)) {
        changed++;
      } else {
        continue;
      }
      if (!dryRun) {
        if (before == null) {
          store.add(wanted, userId, clock.instant());
        } else if (!store.change(wanted, userId, clock.instant())) {
          throw conflict(wanted.number());
        }
      }
    }
    return new Imported(added, changed, rows.size() - added - changed);
  }

  private static ConflictException conflict(String number) {
    return new ConflictException("题目 " + number + " 已被他人修改：请重新加载，在最新版本上修改后再保存");
  }

  /** How many questions a file adds, changes and leaves as they are. */
  public record Imported(int added, int changed, int unchanged) {}
}
