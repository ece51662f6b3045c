package io.kefuflow.tasklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.aftersales.Evaluations;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.Timeline;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerFile;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.Role;
import io.kefuflow.sla.DeadlineExplanation;
import io.kefuflow.sla.DeadlineExplanation.OwnerShare;
import io.kefuflow.sla.DeadlineExplanations;
import io.kefuflow.tasklist.DeskTasks.SeenTask;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that somebody who works on a task has to know of its case and of the customer. */
@Component
@Transactional(readOnly = true)
class DeskFile {

  private static final int EARLIER_CASES = 10;
  private static final String SYSTEM = "系统";

  private final DeskTasks tasks;
  private final DeskRights rights;
  private final Cases cases;
  private final CustomerFiles customers;
  private final DeadlineExplanations deadlines;
  private final Timeline timeline;
  private final Handovers handovers;
  private final Attachments attachments;
  private final Evaluations evaluations;
  private final Consultations consultations;
  private final Colleagues colleagues;
  private final Clock clock;

  DeskFile(
      DeskTasks tasks,
      DeskRights rights,
      Cases cases,
      CustomerFiles customers,
      DeadlineExplanations deadlines,
      Timeline timeline,
      Handovers handovers,
      Attachments attachments,
      Evaluations evaluations,
      Consultations consultations,
      Colleagues colleagues,
      Clock clock) {
    this.tasks = tasks;
    this.rights = rights;
    this.cases = cases;
    this.customers = customers;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.handovers = handovers;
    this.attachments = attachments;
    this.evaluations = evaluations;
    this.consultations = consultations;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** The file of the case that a task is part of. */
  File of(String taskId) {
    SeenTask task = tasks.get(taskId);
    return rights.caseOf(task).map(item -> file(task, item)).orElseGet(() -> other(task));
  }

  private File other(SeenTask task) {
    return new File(
        clock.instant(),
        task.task().getName(),
        task.number(),
        Kind.OTHER,
        Actions.NONE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private File file(SeenTask task, ServiceCase item) {
    CaseNumber number = item.number();
    CustomerFile customer = item.customerId() == null ? null : customers.read(item.customerId());
    List<ServiceCase> earlier = customer == null ? List.of() : earlier(item, customer.customer());
    List<CaseEvent> events = new ArrayList<>(timeline.of(number));
    Collections.reverse(events);
    List<Handover> passed = handovers.of(number);
    List<DeadlineExplanation> clocks = deadlines.of(number);
    Map<String, String> names = names(item, events, passed, clocks);
    return new File(
        clock.instant(),
        task.task().getName(),
        number.value(),
        Kind.CASE,
        rights.actions(task, item, customer == null ? null : customer.customer()),
        CaseFacts.of(item, names),
        clocks,
        owners(clocks, names),
        customer == null ? null : CustomerFacts.of(customer),
        earlierCases(earlier),
        surveys(earlier),
        events.stream().map(event -> Event.of(event, names)).toList(),
        passed.stream().map(handover -> HandoverEntry.of(handover, names)).toList(),
        attachments.of(number).size());
  }

  private List<ServiceCase> earlier(ServiceCase item, Customer customer) {
    return cases
        .search(
            new CaseQuery(
                null,
                null,
                null,
                null,
                null,
                customer.id(),
                null,
                null,
                null,
                null,
                0,
                EARLIER_CASES + 1))
        .cases()
        .stream()
        .filter(other -> !other.number().equals(item.number()))
        .limit(EARLIER_CASES)
        .toList();
  }

  private Map<String, String> names(
      ServiceCase item,
      Collection<CaseEvent> events,
      Collection<Handover> passed,
      Collection<DeadlineExplanation> clocks) {
    Set<String> people =
        Stream.of(
                Stream.of(Optional.ofNullable(item.handler()).orElse(Actor.SYSTEM)),
                events.stream().map(CaseEvent::actor),
                passed.stream()
                    .flatMap(
                        handover ->
                            Stream.of(
                                handover.fromUser(),
                                handover.toUser(),
                                Optional.ofNullable(handover.answer())
                                    .map(Handover.Answer::by)
                                    .orElse(null))),
                shares(clocks).map(OwnerShare::owner))
            .flatMap(Function.identity())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, String> names = colleagues.namesOf(people);
    names.put(Actor.SYSTEM, SYSTEM);
    return names;
  }

  private static Stream<OwnerShare> shares(Collection<DeadlineExplanation> clocks) {
    return clocks.stream().flatMap(clock -> clock.owners().stream());
  }

  /** The names of the people and groups in whose hands the clocks ran. */
  private static Map<String, String> owners(
      Collection<DeadlineExplanation> clocks, Map<String, String> names) {
    return shares(clocks)
        .flatMap(share -> Stream.of(share.owner(), share.ownerGroup()))
        .filter(Objects::nonNull)
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                id ->
                    Optional.ofNullable(names.get(id))
                        .or(() -> Role.ofGroup(id).map(Role::label))
                        .orElse(id)));
  }

  private List<EarlierCase> earlierCases(List<ServiceCase> earlier) {
    Map<CaseNumber, String> endings =
        timeline.endings(earlier.stream().map(ServiceCase::number).toList());
    return earlier.stream().map(item -> EarlierCase.of(item, endings.get(item.number()))).toList();
  }

  private List<Survey> surveys(List<ServiceCase> earlier) {
    Map<CaseNumber, ServiceCase> byNumber =
        earlier.stream().collect(Collectors.toMap(ServiceCase::number, Function.identity()));
    return Stream.concat(
            evaluations.of(byNumber.keySet()).stream().map(Survey::of),
            consultations.feedback(byNumber.keySet()).stream()
                .map(said -> Survey.of(said, byNumber.get(said.caseNumber()).closedAt())))
        .sorted((one, other) -> other.number().compareTo(one.number()))
        .toList();
  }

  /** What a task is part of. */
  enum Kind {
    CASE,
    OTHER
  }

  /**
   * What the tab shows. Of a task that is part of no case only what comes first is given.
   *
   * @param number null when none
   * @param owners names of the people and groups that the clocks give by id
   * @param customer null when not known
   * @param timeline newest first
   * @param handovers oldest first
   * @param attachments how many
   */
  record File(
      Instant now,
      String taskName,
      String number,
      Kind kind,
      Actions actions,
      @JsonProperty("case") CaseFacts item,
      List<DeadlineExplanation> clocks,
      Map<String, String> owners,
      CustomerFacts customer,
      List<EarlierCase> earlierCases,
      List<Survey> surveys,
      List<Event> timeline,
      List<HandoverEntry> handovers,
      Integer attachments) {}

  /** What the user may do beside the form. */
  record Actions(
      boolean handOver, boolean askCustomer, boolean urge, boolean withdraw, boolean attach) {

    static final Actions NONE = new Actions(false, false, false, false, false);
  }

  /** The case; words are Chinese, what is not known is null. */
  record CaseFacts(
      String number,
      String procedure,
      String status,
      String severity,
      String matter,
      String channel,
      Instant receivedAt,
      int urgeCount,
      int reopenCount,
      String handler,
      String repeatOf,
      String openedFrom) {

    static CaseFacts of(ServiceCase item, Map<String, String> names) {
      return new CaseFacts(
          item.number().value(),
          item.procedure().label(),
          item.status().label(),
          Optional.ofNullable(item.severity()).map(Severity::label).orElse(null),
          item.matter(),
          item.channel().label(),
          item.receivedAt(),
          item.urgeCount(),
          item.reopenCount(),
          item.handler() == null ? null : names.get(item.handler()),
          value(item.repeatOf()),
          value(item.openedFrom()));
    }

    private static String value(CaseNumber number) {
      return number == null ? null : number.value();
    }
  }

  /** The customer; words are Chinese, what is not known is null. */
  record CustomerFacts(
      long id,
      String name,
      String phone,
      String level,
      String specialNeed,
      String organisation,
      List<SectionText> sections,
      List<PurchaseLine> purchases) {

    static CustomerFacts of(CustomerFile file) {
      Customer customer = file.customer();
      return new CustomerFacts(
          customer.id(),
          customer.name(),
          Optional.ofNullable(customer.phone()).map(PhoneNumber::display).orElse(null),
          customer.level().label(),
          specialNeed(customer),
          customer.organisation(),
          file.sections().stream()
              .map(section -> new SectionText(section.kind().label(), section.text()))
              .toList(),
          file.purchases().stream()
              .map(
                  purchase ->
                      new PurchaseLine(
                          purchase.details().product(),
                          purchase.details().number(),
                          purchase.details().state().label()))
              .toList());
    }

    /** Chinese; null when none. */
    static String specialNeed(Customer customer) {
      return Optional.of(customer)
          .filter(Customer::hasSpecialNeed)
          .map(Customer::specialNeed)
          .map(SpecialNeed::label)
          .orElse(null);
    }
  }

  /** What is known of the customer of one kind. */
  record SectionText(String kind, String text) {}

  /** What the customer bought. */
  record PurchaseLine(String product, String number, String state) {}

  /**
   * Another case of the customer.
   *
   * @param matter masked and cut
   * @param outcome Chinese, how it ended; null while open
   */
  record EarlierCase(
      String number,
      String procedure,
      String status,
      String matter,
      Instant receivedAt,
      Instant closedAt,
      String outcome) {

    static EarlierCase of(ServiceCase item, String ending) {
      return new EarlierCase(
          item.number().value(),
          item.procedure().label(),
          item.status().label(),
          item.maskedMatter(),
          item.receivedAt(),
          item.closedAt(),
          item.status() == CaseStatus.ARCHIVED ? CaseStatus.ARCHIVED.label() : ending);
    }
  }

  /** What the customer said of an earlier case. */
  record Survey(String number, Instant at, String text) {

    static Survey of(Evaluations.Recorded recorded) {
      Evaluation said = recorded.evaluation();
      return new Survey(
          recorded.caseNumber().value(),
          recorded.at(),
          "总体 %d 分（服务态度 %d，解决效率 %d，服务渠道 %d，服务范围 %d）%s"
              .formatted(
                  said.overall(),
                  said.attitude(),
                  said.efficiency(),
                  said.channel(),
                  said.scope(),
                  said.remark() == null ? "" : "：" + said.remark()));
    }

    static Survey of(Consultations.Feedback said, Instant at) {
      return new Survey(
          said.caseNumber().value(),
          at,
          (said.satisfied() ? "对答复满意" : "对答复不满意")
              + (said.because() == null ? "" : "：" + said.because()));
    }
  }

  /** An entry of the timeline. */
  record Event(
      Instant at,
      String actor,
      CaseEvent.Kind kind,
      String summary,
      List<CaseEvent.Detail> details) {

    static Event of(CaseEvent event, Map<String, String> names) {
      return new Event(
          event.at(), names.get(event.actor()), event.kind(), event.summary(), event.details());
    }
  }

  /**
   * The case was passed on.
   *
   * @param from null when nobody had it
   * @param to a person or a group
   * @param answer null while whoever received it has not said anything
   */
  record HandoverEntry(
      Instant at,
      String from,
      String to,
      String reason,
      String doneSoFar,
      String promised,
      Instant promisedUntil,
      Answer answer) {

    static HandoverEntry of(Handover handover, Map<String, String> names) {
      Handover.Answer answer = handover.answer();
      return new HandoverEntry(
          handover.handedOverAt(),
          handover.fromUser() == null ? null : names.get(handover.fromUser()),
          handover.toUser() == null
              ? Role.ofGroup(handover.toGroup()).map(Role::label).orElse(handover.toGroup())
              : names.get(handover.toUser()),
          handover.reason(),
          handover.doneSoFar(),
          handover.promised(),
          handover.promisedUntil(),
          answer == null
              ? null
              : new Answer(answer.accepted(), names.get(answer.by()), answer.at(), answer.note()));
    }
  }

  /** What whoever received the case said. */
  record Answer(boolean accepted, String by, Instant at, String note) {}
}
