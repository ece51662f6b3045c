package io.kefuflow.tasklist;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamQuery;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.Question;
import io.kefuflow.exam.Questions;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.Skill;
import io.kefuflow.training.TrainingReport;
import io.kefuflow.training.TrainingReports;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the training page shows a person of themselves, of those they lead, and of the bank. */
@Component
class TrainingFile {

  private static final Period BACK = Period.ofYears(1);
  private static final Period AHEAD = Period.ofMonths(6);

  private final TrainingSessions sessions;
  private final TrainingReports reports;
  private final Exams exams;
  private final Questions questions;
  private final Certificates certificates;
  private final Courses courses;
  private final Roster roster;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final Clock clock;

  TrainingFile(
      TrainingSessions sessions,
      TrainingReports reports,
      Exams exams,
      Questions questions,
      Certificates certificates,
      Courses courses,
      Roster roster,
      Oversight oversight,
      Colleagues colleagues,
      Clock clock) {
    this.sessions = sessions;
    this.reports = reports;
    this.exams = exams;
    this.questions = questions;
    this.certificates = certificates;
    this.courses = courses;
    this.roster = roster;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** What the person has to do with training, the latest first. */
  Overview of(String user, boolean editor) {
    List<Course> catalogue = courses.all();
    Map<String, String> names = names(catalogue);
    LocalDate today = LocalDate.now(clock);
    Set<String> known = oversight.employees(user);
    return new Overview(
        colleagues.nameOf(user),
        editor,
        known.size() > 1,
        catalogue,
        sessions.list(user, startOf(today.minus(BACK)), startOf(today.plus(AHEAD))).stream()
            .map(session -> entry(session, user, names))
            .sorted(Comparator.comparing(SessionEntry::startsAt).reversed())
            .toList(),
        exams.search(new ExamQuery(Set.of(user), null, null, null)).stream()
            .map(exam -> entry(exam, names))
            .sorted(Comparator.comparing(ExamEntry::registeredAt).reversed())
            .toList(),
        certificates(known, names, today));
  }

  private static Map<String, String> names(List<Course> catalogue) {
    return catalogue.stream().collect(Collectors.toMap(Course::code, Course::name));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toInstant();
  }

  private SessionEntry entry(TrainingSession session, String user, Map<String, String> names) {
    return new SessionEntry(
        session.number().toString(),
        names.getOrDefault(session.course(), session.course()),
        session.startsAt(),
        session.endsAt(),
        session.place(),
        sessions.trainerName(session),
        user.equals(session.trainer()) ? "讲师" : "参训",
        session.state().label());
  }

  private static ExamEntry entry(Exam exam, Map<String, String> names) {
    return new ExamEntry(
        exam.number(),
        names.getOrDefault(exam.courseCode(), exam.courseCode()),
        exam.assessment().label(),
        exam.registeredAt(),
        exam.endedAt(),
        exam.rounds().size(),
        exam.score(),
        exam.state().label());
  }

  private List<CertificateEntry> certificates(
      Set<String> known, Map<String, String> names, LocalDate today) {
    Map<String, String> skills =
        roster.skills().stream().collect(Collectors.toMap(Skill::code, Skill::name));
    List<Certificate> found = certificates.search(known, null);
    Map<String, String> people =
        found.stream()
            .map(Certificate::employee)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), colleagues::nameOf));
    return found.stream()
        .map(
            certificate ->
                entry(
                    certificate,
                    people.get(certificate.employee()),
                    names.getOrDefault(certificate.courseCode(), certificate.courseCode()),
                    skills.getOrDefault(certificate.skill(), certificate.skill()),
                    today))
        .toList();
  }

  private static CertificateEntry entry(
      Certificate certificate, String name, String course, String skill, LocalDate today) {
    return new CertificateEntry(
        certificate.number(),
        certificate.employee(),
        name,
        course,
        skill,
        certificate.level().label(),
        certificate.validUntil(),
        ChronoUnit.DAYS.between(today, certificate.validUntil()),
        certificate.state().name(),
        certificate.state().label());
  }

  /** See {@link TrainingReports#of}. */
  TrainingReport report(String user, LocalDate from, LocalDate to) {
    return reports.of(user, from, to);
  }

  /** See {@link TrainingReports#csv}. */
  String reportCsv(String user, LocalDate from, LocalDate to) {
    return reports.csv(user, from, to);
  }

  /** See {@link Questions#all}. */
  List<QuestionEntry> questions(String course, String user) {
    Map<String, String> names = names(courses.all());
    return questions.all(course, user).stream().map(question -> entry(question, names)).toList();
  }

  private static QuestionEntry entry(Question question, Map<String, String> names) {
    return new QuestionEntry(
        question.number(),
        names.getOrDefault(question.content().courseCode(), question.content().courseCode()),
        question.content().kind().label(),
        question.content().text(),
        question.content().options(),
        String.join("", question.content().correct()),
        question.active());
  }

  /** See {@link Questions#exportCsv}. */
  String questionsCsv(String course, String user) {
    return questions.exportCsv(course, user);
  }

  /** See {@link Questions#importCsv}. */
  Questions.Imported importQuestions(InputStream content, boolean dryRun, String user)
      throws IOException {
    return questions.importCsv(content, dryRun, user);
  }

  /**
   * What the page shows first.
   *
   * @param editor whether the person keeps the bank
   * @param leader whether the person may know of others
   * @param certificates of the person and of those of whom the person may know
   */
  record Overview(
      String name,
      boolean editor,
      boolean leader,
      List<Course> courses,
      List<SessionEntry> sessions,
      List<ExamEntry> exams,
      List<CertificateEntry> certificates) {}

  /**
   * A session of the person.
   *
   * @param part 讲师 or 参训
   */
  record SessionEntry(
      String number,
      String course,
      Instant startsAt,
      Instant endsAt,
      String place,
      String trainer,
      String part,
      String state) {}

  /**
   * An exam of the person.
   *
   * @param score percent, null when nothing was scored
   */
  record ExamEntry(
      String number,
      String course,
      String assessment,
      Instant registeredAt,
      Instant endedAt,
      int rounds,
      Integer score,
      String state) {}

  /**
   * A certificate.
   *
   * @param daysLeft until the last day on which it is valid, negative after it
   */
  record CertificateEntry(
      String number,
      String employee,
      String name,
      String course,
      String skill,
      String level,
      LocalDate validUntil,
      long daysLeft,
      String state,
      String stateLabel) {}

  /** A question with its right answers, for those who keep the bank. */
  record QuestionEntry(
      String number,
      String course,
      String kind,
      String text,
      List<String> options,
      String correct,
      boolean active) {}
}
