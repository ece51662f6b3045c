package io.kefuflow.course;

import io.kefuflow.shared.InvalidInputException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A course of the catalogue (P10.3, P10.5). Checks itself.
 *
 * @param code chosen by people, e.g. {@code telecom-law}
 * @param passMark percent from which an assessment is passed, 1 to 100; 0 without assessment
 * @param questions how many questions an exam draws, 1 to 50; 0 without exam
 * @param timeLimit how long somebody has for an exam, 5 minutes to 4 hours; zero without exam
 * @param award null when the course certifies nothing
 * @param design what the trainer designed; a null counts as nothing yet
 * @param version counts the changes from 1; 0 while not stored
 */
public record Course(
    String code,
    String name,
    ContentArea area,
    Assessment assessment,
    int passMark,
    int questions,
    Duration timeLimit,
    Award award,
    Design design,
    int version) {

  static final int LONGEST_CODE = 60;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_QUESTIONS = 50;
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Course {
    code = InvalidInputException.requiredText("code", "课程代码", code, LONGEST_CODE);
    if (!CODE.matcher(code).matches()) {
      throw new InvalidInputException(
          "code", "课程代码“" + code + "”不正确：应以小写字母开头，只含小写字母、数字和连字符，如 telecom-law");
    }
    name = InvalidInputException.requiredText("name", "课程名称", name, LONGEST_NAME);
    require(area != null, "area", "内容类别不能为空：请选择专业知识、服务技巧、团队协作或法律法规");
    require(assessment != null, "assessment", "考核方式不能为空：请选择笔试、角色扮演或不考核");
    if (assessment == Assessment.NONE) {
      require(award == null, "award", "不考核的课程不能授予认证：请选择考核方式，或去掉认证");
      passMark = 0;
    } else {
      require(passMark >= 1 && passMark <= 100, "passMark", "及格线应为 1 至 100 之间的整数（百分比）");
    }
    if (assessment == Assessment.EXAM) {
      require(
          questions >= 1 && questions <= MOST_QUESTIONS,
          "questions",
          "抽题数应为 1 至 " + MOST_QUESTIONS + " 之间的整数");
      require(
          timeLimit != null
              && timeLimit.compareTo(SHORTEST) >= 0
              && timeLimit.compareTo(LONGEST) <= 0,
          "timeLimit",
          "答题时限应为 5 分钟至 4 小时");
    } else {
      questions = 0;
      timeLimit = Duration.ZERO;
    }
    design = design == null ? Design.EMPTY : design;
  }

  private static void require(boolean condition, String field, String refusal) {
    if (!condition) {
      throw new InvalidInputException(field, refusal);
    }
  }

  /** The same course with another design. */
  Course designed(Design other) {
    return new Course(
        code, name, area, assessment, passMark, questions, timeLimit, award, other, version);
  }

  /**
   * How a course is taught (P10.5; 《通讯行业客户服务标准流程》10.2). Checks itself; null stands for nothing.
   *
   * @param outline what is taught, up to 4000 characters
   * @param method how, up to 1000 characters
   * @param materials what with, up to 2000 characters
   */
  public record Design(String outline, String method, String materials) {

    static final Design EMPTY = new Design(null, null, null);

    public Design {
      outline = InvalidInputException.optionalText("outline", "课程大纲", outline, 4000);
      method = InvalidInputException.optionalText("method", "教学方法", method, 1000);
      materials = InvalidInputException.optionalText("materials", "培训材料", materials, 2000);
    }
  }
}
