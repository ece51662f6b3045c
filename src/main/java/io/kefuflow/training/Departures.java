package io.kefuflow.training;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Colleagues who leave the company: what they were expected to do in training ends. */
@Service
public class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
  private static final Instant MUCH_LATER = Instant.parse("2200-01-01T00:00:00Z");

  private final TrainingStore store;
  private final TrainingWorkflow workflow;
  private final TrainingNotices notices;
  private final Colleagues colleagues;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Departures(
      TrainingStore store,
      TrainingWorkflow workflow,
      TrainingNotices notices,
      Colleagues colleagues,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.store = store;
    this.workflow = workflow;
    this.notices = notices;
    this.colleagues = colleagues;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** When the person left; empty for one who works here. */
  public Optional<Departure> find(String employee) {
    return store.departure(employee);
  }

  /**
   * Notes that somebody has left: gives up their places in sessions to come, tells the trainers of
   * sessions that they were to teach, and ends the processes that are about them. A second time
   * changes nothing.
   *
   * @param by user id
   * @return what is noted
   * @throws NotFoundException when nobody has the user id
   */
  public Departure leave(String employee, String by) {
    checkExists(employee);
    return note(employee, by);
  }

  /**
   * Somebody works here again, or was noted by mistake: they can be planned for anew. What has
   * ended stays ended.
   *
   * @throws NotFoundException when nobody has the user id
   */
  public void comeBack(String employee) {
    checkExists(employee);
    store.comeBack(employee);
  }

  private void checkExists(String employee) {
    if (!colleagues.exists(employee)) {
      throw new NotFoundException("没有用户 " + employee + "：请核对账号");
    }
  }

  private Departure note(String employee, String by) {
    return transaction.execute(
        status ->
            store
                .departure(employee)
                .orElseGet(
                    () -> {
                      Instant now = clock.instant();
                      var departure = new Departure(employee, now, by);
                      store.depart(departure);
                      store.giveUpSeats(employee, now);
                      store.sessions(employee, now, MUCH_LATER).stream()
                          .filter(session -> session.state() == SessionState.SCHEDULED)
                          .forEach(session -> notices.trainerLeft(session, employee));
                      workflow.left(employee);
                      return departure;
                    }));
  }

  /**
   * Once a day, for people whose account was removed without anybody noting that they left, and for
   * tasks that have come to people who left before. Several nodes may do so.
   */
  @Scheduled(cron = "${kefuflow.training.alignment}")
  public void align() {
    Set<String> expected = new TreeSet<>(store.involved());
    expected.addAll(workflow.expected());
    for (String employee : expected) {
      if (!colleagues.exists(employee)) {
        try {
          note(employee, Actor.SYSTEM);
        } catch (RuntimeException e) {
          LOG.warn("The departure of {} was not noted", employee, e);
        }
      }
    }
    workflow.release(store.departed());
  }
}
