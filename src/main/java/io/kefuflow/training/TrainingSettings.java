package io.kefuflow.training;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about training.
 *
 * @param answerWithin time suggested for the questionnaire about needs
 * @param answerRemindBefore how long before its end those who have not answered are reminded
 * @param stepWithin time for the planner to choose participants, plan sessions, or sum up
 * @param designBefore how long before the first session its course must be designed at the latest
 * @param remindBefore how long before a session everybody is reminded
 * @param shortNotice a cancellation later than this before the start is told to the supervisors
 * @param attendanceWithin time after a session to record who was there
 * @param remindEvery time between the reminders that follow
 * @param reminders how many follow, at least 1
 * @param evaluationWithin time for participants to evaluate a session
 * @param dayBegins when suggested sessions begin at the earliest, Monday to Friday
 * @param dayEnds when they end at the latest
 */
@ConfigurationProperties("kefuflow.training")
public record TrainingSettings(
    @DefaultValue("7d") Duration answerWithin,
    @DefaultValue("1d") Duration answerRemindBefore,
    @DefaultValue("5d") Duration stepWithin,
    @DefaultValue("3d") Duration designBefore,
    @DefaultValue("24h") Duration remindBefore,
    @DefaultValue("24h") Duration shortNotice,
    @DefaultValue("4h") Duration attendanceWithin,
    @DefaultValue("1d") Duration remindEvery,
    @DefaultValue("3") int reminders,
    @DefaultValue("5d") Duration evaluationWithin,
    @DefaultValue("09:00") LocalTime dayBegins,
    @DefaultValue("18:00") LocalTime dayEnds) {

  public TrainingSettings {
    for (Duration duration :
        new Duration[] {
          answerWithin,
          answerRemindBefore,
          stepWithin,
          designBefore,
          remindBefore,
          shortNotice,
          attendanceWithin,
          remindEvery,
          evaluationWithin
        }) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("kefuflow.training: durations must be positive");
      }
    }
    if (reminders < 1) {
      throw new IllegalArgumentException("kefuflow.training.reminders must be at least 1");
    }
    if (!dayEnds.isAfter(dayBegins)) {
      throw new IllegalArgumentException(
          "kefuflow.training.day-ends must be later than day-begins");
    }
  }
}
