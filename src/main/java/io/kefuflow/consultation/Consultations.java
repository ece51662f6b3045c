package io.kefuflow.consultation;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import io.kefuflow.shared.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a consultation (P2) that the process calls, each in the transaction of its step. */
@Service
@Transactional
public class Consultations {

  private static final int LONGEST_NOTE = 2000;
  private static final int LONGEST_ANSWER = 2000;
  private static final int LONGEST_FEEDBACK = 1000;

  private final ConsultationStore store;
  private final Cases cases;
  private final Handovers handovers;
  private final CustomerNotices notices;
  private final Knowledge knowledge;
  private final KnowledgeWorkflow articles;
  private final Actor actor;
  private final Clock clock;

  Consultations(
      ConsultationStore store,
      Cases cases,
      Handovers handovers,
      CustomerNotices notices,
      Knowledge knowledge,
      KnowledgeWorkflow articles,
      Actor actor,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.handovers = handovers;
    this.notices = notices;
    this.knowledge = knowledge;
    this.articles = articles;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * The consultation of this case.
   *
   * @throws UnknownCaseException when the case is none
   */
  @Transactional(readOnly = true)
  public Consultation get(CaseNumber number) {
    return find(number).orElseThrow(() -> new UnknownCaseException(number));
  }

  /** As {@link #get}, empty when the case is no consultation. */
  @Transactional(readOnly = true)
  public Optional<Consultation> find(CaseNumber number) {
    return store.find(number);
  }

  /** What customers said of the answers in many cases, the last of each case. */
  @Transactional(readOnly = true)
  public List<Feedback> feedback(Collection<CaseNumber> numbers) {
    return store.feedback(numbers);
  }

  /** Begins the record of a consultation and tells the customer that it is registered (P2.1). */
  public void begin(CaseNumber number) {
    store.open(number);
    notices.send(
        number,
        "consultation-received",
        "1",
        "已告知客户咨询受理和工单号",
        Map.of("receivedAt", cases.get(number).receivedAt()));
  }

  /** Notes what the agent confirmed with the customer (P2.2). */
  public void confirm(CaseNumber number, KnowledgeCategory topic, String facts) {
    cases.classify(number, topic.name());
    store.saveFacts(number, requiredText("consultedFacts", "确认的事实", facts, LONGEST_NOTE));
  }

  /** Notes what the question comes to (P2.3). */
  public void analyse(CaseNumber number, String analysis) {
    store.saveAnalysis(number, requiredText("analysis", "问题分析", analysis, LONGEST_NOTE));
  }

  /** Counts that the customer has to be asked back. */
  public void countQuestion(CaseNumber number) {
    store.countQuestion(number);
  }

  /**
   * Gives the customer the actor's answer (P2.4), and proposes it as an article if wanted (P2.8).
   *
   * @param used the article that it is based on, null for none
   * @param proposal the answer as a knowledge article, null when it is not to be kept
   * @throws io.kefuflow.shared.InvalidInputException when the article was withdrawn meanwhile
   */
  public void answer(CaseNumber number, String text, ArticleNumber used, Proposal proposal) {
    String answer = requiredText("answer", "答复", text, LONGEST_ANSWER);
    Consultation consultation = get(number);
    int round = consultation.answers().size() + 1;
    Optional<ArticleVersion> article = Optional.ofNullable(used).map(knowledge::use);
    store.add(
        number,
        new GivenAnswer(
            round,
            answer,
            actor.id(),
            clock.instant(),
            used,
            article.map(ArticleVersion::version).orElse(null),
            null,
            null));
    notices.send(
        number,
        "consultation-answer",
        String.valueOf(round),
        round == 1 ? "已答复客户" : "已第" + round + "次答复客户",
        Map.of("answer", answer));
    if (proposal != null) {
      articles.propose(
          null,
          new ArticleText(
              proposal.title(),
              proposal.question(),
              answer,
              KnowledgeCategory.valueOf(cases.get(number).category()),
              proposal.keywords()),
          number);
    }
  }

  /**
   * Notes what the customer says of the last answer (P2.5). An answer that satisfied is shown with
   * similar questions from now on; one that did at first contact, without a transfer or a question
   * back, is counted as such (P2.7).
   *
   * @param feedback what the customer was not satisfied with, null when nothing
   */
  public void takeFeedback(CaseNumber number, boolean satisfied, String feedback) {
    Consultation consultation = get(number);
    GivenAnswer last = consultation.lastAnswer().orElseThrow();
    store.saveFeedback(
        number,
        last.round(),
        satisfied,
        optionalText("dissatisfiedBecause", "不满意的原因", feedback, LONGEST_FEEDBACK));
    store.saveFirstContactResolution(number, satisfied && isFirstContact(consultation));
    if (satisfied) {
      knowledge.keepAnswer(number, last.text());
    }
  }

  private boolean isFirstContact(Consultation consultation) {
    return consultation.answers().size() == 1
        && consultation.questionsBack() == 0
        && handovers.of(consultation.caseNumber()).stream()
            .noneMatch(handover -> handover.toGroup() != null);
  }

  /**
   * What a customer said of an answer.
   *
   * @param because what the customer was not satisfied with, null when nothing
   */
  public record Feedback(CaseNumber caseNumber, boolean satisfied, String because) {}

  /**
   * How an answer is kept as an article.
   *
   * @param question as a customer asks it
   * @param keywords null for none
   */
  public record Proposal(String title, String question, String keywords) {}
}
