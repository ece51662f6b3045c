package io.kefuflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.routing.Oversight.TeamName;
import io.kefuflow.shared.InvalidInputException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingReportsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final String VIEWER = "manager1";

  private final TrainingStore store = mock(TrainingStore.class);
  private final Courses courses = mock(Courses.class);
  private final Oversight oversight = mock(Oversight.class);
  private final Colleagues colleagues = mock(Colleagues.class);
  private final TrainingReports reports =
      new TrainingReports(store, courses, oversight, colleagues, Clock.fixed(NOW, SHANGHAI));

  @BeforeEach
  void sessions() {
    when(oversight.seesAll(VIEWER)).thenReturn(true);
    when(oversight.teams())
        .thenReturn(
            Map.of(
                "wang", List.of(new TeamName("first", "一线")),
                "li", List.of(new TeamName("first", "一线"), new TeamName("second", "二线"))));
    when(colleagues.nameOf(anyString())).thenAnswer(call -> "姓名" + call.getArgument(0));
    when(courses.all())
        .thenReturn(
            List.of(
                new Course(
                    "law", "法规", ContentArea.LAW, Assessment.NONE, 0, 0, null, null, null, 1)));
    when(store.attendance(any(), any()))
        .thenReturn(
            List.of(
                seat(1, "law", "wang", true, "PASSED", 4.5),
                seat(1, "law", "li", true, "NOT_CERTIFIED", null),
                seat(1, "law", "zhao", false, null, null),
                seat(2, "gone", "wang", true, null, 4.0)));
  }

  @Test
  void figuresAreComputedByCourse() {
    TrainingReport report = reports.of(VIEWER, null, null);

    assertThat(report.courses())
        .extracting(TrainingReport.Line::name)
        .as("a course that is no longer there keeps its code")
        .containsExactly("gone", "法规");
    assertThat(report.courses().get(1).figures())
        .isEqualTo(
            new TrainingReport.Figures(1, 3, 3, 2, 66.7, 2, 1, 50.0, Duration.ofHours(4), 1.3));
    assertThat(report.courses().get(1).evaluations())
        .isEqualTo(new TrainingReport.Evaluations(1, 4.5));
  }

  @Test
  void whoIsInTwoTeamsCountsInBothAndWhoIsInNoneIsListedLast() {
    TrainingReport report = reports.of(VIEWER, null, null);

    assertThat(report.teams())
        .extracting(TrainingReport.Line::name, line -> line.figures().seats())
        .containsExactly(tuple("一线", 3), tuple("二线", 1), tuple("未编入团队", 1));
  }

  @Test
  void hoursCountForThoseWhoCame() {
    TrainingReport report = reports.of(VIEWER, null, null);

    assertThat(report.people())
        .extracting(TrainingReport.Person::employee, person -> person.figures().hoursPerPerson())
        .containsExactly(tuple("li", 2.0), tuple("wang", 4.0), tuple("zhao", 0.0));
  }

  @Test
  void theReaderKnowsOfTheirPeopleOnly() {
    when(oversight.employees("supervisor1")).thenReturn(Set.of("supervisor1", "wang"));

    assertThat(reports.of("supervisor1", null, null).people())
        .extracting(TrainingReport.Person::employee)
        .containsExactly("wang");
  }

  @Test
  void withoutAPeriodItIsThePresentQuarter() {
    TrainingReport report = reports.of(VIEWER, null, null);

    assertThat(report.from()).isEqualTo("2026-10-01");
    assertThat(report.to()).isEqualTo("2026-12-31");
    verify(store)
        .attendance(Instant.parse("2026-09-30T16:00:00Z"), Instant.parse("2026-12-31T16:00:00Z"));
    assertThat(reports.of(VIEWER, LocalDate.parse("2026-02-10"), null).to())
        .isEqualTo("2026-03-31");
  }

  @Test
  void aPeriodEndsAfterItBegins() {
    assertThatThrownBy(
            () -> reports.of(VIEWER, LocalDate.parse("2026-02-10"), LocalDate.parse("2026-02-09")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("结束日期不能早于开始日期：请核对");
  }

  @Test
  void nothingIsComputedOfNothing() {
    when(store.attendance(any(), any())).thenReturn(List.of());

    TrainingReport report = reports.of(VIEWER, null, null);

    assertThat(report.courses()).isEmpty();
    assertThat(TrainingReport.Figures.of(List.of()))
        .isEqualTo(new TrainingReport.Figures(0, 0, 0, 0, null, 0, 0, null, Duration.ZERO, null));
    assertThat(TrainingReport.Evaluations.of(List.of()))
        .isEqualTo(new TrainingReport.Evaluations(0, null));
  }

  @Test
  void whoMissedTheExamOrLeftWasNotExamined() {
    TrainingReport.Figures figures =
        TrainingReport.Figures.of(
            List.of(
                seat(1, "law", "wang", true, "PASSED", null),
                seat(1, "law", "li", true, "ABSENT", null),
                seat(1, "law", "zhao", true, "LEFT", null)));

    assertThat(figures.examined()).isEqualTo(1);
    assertThat(figures.passRate()).isEqualTo(100);
  }

  @Test
  void howAPersonEvaluatedIsToldToNobody() {
    assertThat(TrainingReport.Person.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactly("employee", "name", "teams", "figures");
    assertThat(TrainingReport.Figures.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .noneMatch(name -> name.startsWith("evaluation"));
    assertThat(reports.csv(VIEWER, null, null).lines())
        .contains("人员,wang,姓名wang,2,1,2,2,100.0,1,1,100.0,,,4.0,4.0");
  }

  @Test
  void theFileHasCoursesTeamsAndPeople() {
    assertThat(reports.csv(VIEWER, null, null).lines())
        .hasSize(1 + 2 + 3 + 3)
        .contains(
            "课程,law,法规,1,3,3,2,66.7,2,1,50.0,1,4.5,4.0,1.3",
            "人员,zhao,姓名zhao,1,1,1,0,0.0,0,0,,,,0.0,0.0");
  }

  private static AttendanceRecord seat(
      int session,
      String course,
      String employee,
      boolean present,
      String examResult,
      Double evaluation) {
    return new AttendanceRecord(
        SessionNumber.parse("PX-000001-0" + session),
        course,
        TrainingForm.INTERNAL,
        "trainer1",
        NOW,
        Duration.ofHours(2),
        employee,
        present,
        examResult,
        evaluation);
  }
}
