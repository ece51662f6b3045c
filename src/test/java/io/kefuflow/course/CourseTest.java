package io.kefuflow.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

  private static final Award AWARD = new Award("reception", CertificateLevel.JUNIOR, 12);

  @Test
  void whatACourseDoesNotNeedIsLeftOut() {
    Course rolePlay =
        course("role-play", Assessment.ROLE_PLAY, 60, 20, Duration.ofMinutes(30), AWARD);
    Course talk = course("talk", Assessment.NONE, 80, 20, Duration.ofMinutes(30), null);

    assertThat(rolePlay.questions()).isZero();
    assertThat(rolePlay.timeLimit()).isZero();
    assertThat(rolePlay.passMark()).isEqualTo(60);
    assertThat(talk.passMark()).isZero();
    assertThat(talk.design()).isEqualTo(new Course.Design(null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "Bad Code, 80, 20, 30, 课程代码“Bad Code”不正确：应以小写字母开头，只含小写字母、数字和连字符，如 telecom-law",
    "'', 80, 20, 30, 课程代码不能为空",
    "law, 0, 20, 30, 及格线应为 1 至 100 之间的整数（百分比）",
    "law, 101, 20, 30, 及格线应为 1 至 100 之间的整数（百分比）",
    "law, 80, 0, 30, 抽题数应为 1 至 50 之间的整数",
    "law, 80, 51, 30, 抽题数应为 1 至 50 之间的整数",
    "law, 80, 20, 4, 答题时限应为 5 分钟至 4 小时",
    "law, 80, 20, 241, 答题时限应为 5 分钟至 4 小时"
  })
  void whatIsWrongIsSaid(String code, int passMark, int questions, int minutes, String refusal) {
    assertThatThrownBy(
            () ->
                course(
                    code, Assessment.EXAM, passMark, questions, Duration.ofMinutes(minutes), AWARD))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(refusal);
  }

  @Test
  void nobodyIsCertifiedWithoutAssessment() {
    assertThatThrownBy(() -> course("talk", Assessment.NONE, 0, 0, null, AWARD))
        .hasMessage("不考核的课程不能授予认证：请选择考核方式，或去掉认证");
  }

  @Test
  void anAwardIsValidForAWhile() {
    assertThatThrownBy(() -> new Award("reception", CertificateLevel.JUNIOR, 0))
        .hasMessage("认证有效期 0 个月不正确：应为 1 至 120 个月");
    assertThatThrownBy(() -> new Award("reception", null, 12)).hasMessageStartingWith("认证级别不能为空");
  }

  private static Course course(
      String code,
      Assessment assessment,
      int passMark,
      int questions,
      Duration timeLimit,
      Award award) {
    return new Course(
        code, "课程", ContentArea.LAW, assessment, passMark, questions, timeLimit, award, null, 0);
  }
}
