package io.kefuflow.demo;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Award;
import io.kefuflow.course.CertificateLevel;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The courses of the demonstration. Their certificates grant skills of {@link DemoRoster}. */
@Component
@Order(DemoCourses.ORDER)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoCourses implements DemoPart {

  /** After the skills that the courses certify, before what is made with the courses. */
  static final int ORDER = DemoRoster.ORDER + 1;

  private static final String AUTHOR = "trainer1";

  private final Courses courses;

  DemoCourses(Courses courses) {
    this.courses = courses;
  }

  @Override
  public String label() {
    return "课程目录";
  }

  @Override
  public void create() {
    if (!courses.all().isEmpty()) {
      return;
    }
    exam("telecom-products", "通信产品与资费", ContentArea.EXPERTISE, award("consultation"));
    exam("telecom-law", "电信法规与携号转网", ContentArea.LAW, null);
    exam("privacy-law", "个人信息保护", ContentArea.LAW, award("business-handling"));
    exam("service-etiquette", "服务礼仪与沟通", ContentArea.SERVICE_SKILLS, award("reception"));
    save(
        "complaint-skills",
        "投诉处理技巧",
        ContentArea.SERVICE_SKILLS,
        Assessment.ROLE_PLAY,
        award("complaint-handling"));
    save("teamwork", "团队协作与交接", ContentArea.TEAMWORK, Assessment.NONE, null);
  }

  private static Award award(String skill) {
    return new Award(skill, CertificateLevel.INTERMEDIATE, 12);
  }

  private void exam(String code, String name, ContentArea area, Award award) {
    save(code, name, area, Assessment.EXAM, award);
  }

  private void save(
      String code, String name, ContentArea area, Assessment assessment, Award award) {
    courses.save(
        new Course(code, name, area, assessment, 80, 5, Duration.ofMinutes(30), award, null, 0),
        AUTHOR);
  }
}
