package io.kefuflow.course;

import io.kefuflow.routing.Roster;
import io.kefuflow.routing.Skill;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of courses as people use it (P10.3, P10.5). */
@Service
@Transactional
public class Courses {

  /** Who may change the catalogue. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> EDITORS =
      Set.copyOf(EnumSet.of(Role.TRAINER, Role.DEPUTY_MANAGER, Role.MANAGER));

  private final CourseStore store;
  private final Roster roster;
  private final Clock clock;

  Courses(CourseStore store, Roster roster, Clock clock) {
    this.store = store;
    this.roster = roster;
    this.clock = clock;
  }

  /** By code. */
  @Transactional(readOnly = true)
  public List<Course> all() {
    return store.all();
  }

  /**
   * One course.
   *
   * @throws UnknownCourseException when there is none with this code
   */
  @Transactional(readOnly = true)
  public Course get(String code) {
    return store.find(code).orElseThrow(() -> new UnknownCourseException(code));
  }

  /**
   * Stores a new or changed course.
   *
   * @param course its version is the one that was edited, 0 for a new course
   * @param userId who changes it
   * @return the course as stored
   * @throws InvalidInputException when the name is taken or the roster does not know the skill
   * @throws ConflictException when somebody else has changed it meanwhile
   */
  public Course save(Course course, String userId) {
    store.all().stream()
        .filter(other -> !other.code().equals(course.code()))
        .filter(other -> other.name().equals(course.name()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new InvalidInputException(
                  "name", "课程名称“" + other.name() + "”已用于课程 " + other.code() + "：请换一个名称");
            });
    if (course.award() != null
        && roster.skills().stream().map(Skill::code).noneMatch(course.award().skill()::equals)) {
      throw new InvalidInputException("skill", "没有技能 " + course.award().skill() + "：请先在值班排班中登记该技能");
    }
    if (!store.save(course, userId, clock.instant())) {
      throw new ConflictException("课程 " + course.code() + " 已被他人修改：请重新加载，在最新版本上修改后再保存");
    }
    return get(course.code());
  }

  /**
   * Records how the course is taught; the last one to say so holds (P10.5).
   *
   * @throws UnknownCourseException when there is none with this code
   */
  public Course design(String code, Course.Design design, String userId) {
    return save(get(code).designed(design), userId);
  }
}
