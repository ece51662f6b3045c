package io.kefuflow.knowledge;

import static io.kefuflow.knowledge.ArticleState.ABANDONED;
import static io.kefuflow.knowledge.ArticleState.IN_REVIEW;
import static io.kefuflow.knowledge.ArticleState.PROPOSED;
import static io.kefuflow.knowledge.ArticleState.PUBLISHED;
import static io.kefuflow.knowledge.ArticleState.REJECTED;
import static io.kefuflow.knowledge.ArticleState.RETURNED;
import static io.kefuflow.knowledge.ArticleState.SUPERSEDED;
import static io.kefuflow.knowledge.ArticleState.WITHDRAWN;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps from a proposal to a published article and its withdrawal (P2.8), each in the
 * transaction of its step. What is published is in the index, and nothing else of an article is.
 */
@Service
@Transactional
public class ArticleReviews {

  private static final int LONGEST_NOTE = 500;
  private static final List<ArticleState> WITH_THE_REVIEWER = List.of(PROPOSED, IN_REVIEW);

  private final ArticleStore store;
  private final TextIndex index;
  private final Cases cases;
  private final Timeline timeline;
  private final Notifications notifications;
  private final Actor actor;
  private final Clock clock;

  ArticleReviews(
      ArticleStore store,
      TextIndex index,
      Cases cases,
      Timeline timeline,
      Notifications notifications,
      Actor actor,
      Clock clock) {
    this.store = store;
    this.index = index;
    this.cases = cases;
    this.timeline = timeline;
    this.notifications = notifications;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Registers a proposal of the actor.
   *
   * @param article the article to change, null for a new one
   * @param sourceCase the case whose answer it is, null when none
   * @return the new version, {@link ArticleState#PROPOSED}
   * @throws UnknownArticleException when there is no such article
   * @throws ArticleStateException when another change of it is on its way
   * @throws InvalidInputException when the article could not be found by any word
   */
  public ArticleVersion propose(ArticleNumber article, ArticleText text, CaseNumber sourceCase) {
    checkFindable(text);
    if (sourceCase != null && cases.find(sourceCase).isEmpty()) {
      throw new InvalidInputException("sourceCase", "没有工单 " + sourceCase + "：请核对工单号，或不填");
    }
    ArticleNumber number =
        article == null
            ? store.create()
            : store
                .find(article)
                .map(Article::number)
                .orElseThrow(() -> new UnknownArticleException(article));
    int version = store.versions(number).stream().mapToInt(ArticleVersion::version).max().orElse(0);
    var proposed =
        ArticleVersion.proposed(number, version + 1, text, sourceCase, actor.id(), clock.instant());
    if (!store.add(proposed)) {
      throw new ArticleStateException("知识条目 " + number + " 有一个修改正在审核：请等审核结束后再提出");
    }
    note(proposed, "提出知识条目");
    return proposed;
  }

  private static void checkFindable(ArticleText text) {
    if (Words.of(text.title() + " " + text.question()).isEmpty()) {
      throw new InvalidInputException("title", "标题和问题中没有可以查到的词：请写明业务或现象，如“5G 套餐变更何时生效”");
    }
  }

  /** A supervisor has taken the review. */
  public void take(ArticleNumber number) {
    ArticleVersion open = open(number);
    if (open.state() == PROPOSED) {
      move(open, IN_REVIEW, List.of(PROPOSED));
    }
  }

  /**
   * Notes what the actor decides on the open version, does it, and tells the proposer.
   *
   * @param note why, required unless it is published
   * @throws InvalidInputException when the text is the actor's own (four eyes), or the reason is
   *     missing
   * @throws ArticleStateException when it is not with the reviewer any more
   */
  public void decide(ArticleNumber number, ReviewDecision decision, String note) {
    ArticleVersion open = open(number);
    if (open.isBy(actor.id())) {
      throw new InvalidInputException("reviewDecision", "四眼原则：不能审核本人提出或修改的知识条目，请由其他主管审核");
    }
    String reason =
        decision == ReviewDecision.PUBLISH
            ? InvalidInputException.optionalText("reviewNote", "审核意见", note, LONGEST_NOTE)
            : InvalidInputException.requiredText("reviewNote", "审核意见", note, LONGEST_NOTE);
    ArticleState state =
        switch (decision) {
          case PUBLISH -> PUBLISHED;
          case RETURN -> RETURNED;
          case REJECT -> REJECTED;
        };
    ArticleVersion decided = open.reviewed(state, actor.id(), clock.instant(), reason);
    if (!store.update(decided, WITH_THE_REVIEWER)) {
      throw overtaken(number);
    }
    if (decision == ReviewDecision.PUBLISH) {
      publish(decided);
    } else if (decision == ReviewDecision.REJECT) {
      store.settle(number, null);
    }
    tellProposer(decided);
  }

  private void publish(ArticleVersion version) {
    ArticleNumber number = version.article();
    published(number).ifPresent(before -> move(before, SUPERSEDED, List.of(PUBLISHED)));
    store.settle(number, version.version());
    index.put(
        TextIndex.Kind.ARTICLE,
        number.value(),
        version.text().category().name(),
        SearchTerms.of(version.text()));
    note(version, "知识条目已发布");
  }

  private void tellProposer(ArticleVersion version) {
    notifications.send(
        new Notice(
            "%s:%d:reviewed:%d"
                .formatted(
                    version.article(), version.version(), version.reviewedAt().toEpochMilli()),
            "knowledge-reviewed",
            Recipient.colleague(version.proposedBy()),
            Map.of(
                "articleNumber", version.article().value(),
                "title", version.text().title(),
                "result", version.state().label(),
                "reviewNote", Optional.ofNullable(version.reviewNote()).orElse("无")),
            null));
  }

  /**
   * The actor changes the text of a returned version, which then waits for a reviewer again.
   *
   * @throws ArticleStateException when it is not returned
   */
  public void revise(ArticleNumber number, ArticleText text) {
    checkFindable(text);
    ArticleVersion revised = open(number).revised(text, actor.id(), clock.instant());
    if (!store.update(revised, List.of(RETURNED))) {
      throw overtaken(number);
    }
  }

  /** The open version will not be published: given up by its proposer, or by not being revised. */
  public void abandon(ArticleNumber number) {
    move(open(number), ABANDONED, List.of(RETURNED));
    store.settle(number, null);
  }

  /** Reminds the supervisors of a review that is overdue. */
  public void remind(ArticleNumber number) {
    ArticleVersion open = open(number);
    notifications.send(
        new Notice(
            "%s:%d:review-due:%d"
                .formatted(number, open.version(), clock.instant().getEpochSecond()),
            "knowledge-review-due",
            Recipient.members(Role.SUPERVISOR),
            Map.of(
                "articleNumber", number.value(),
                "title", open.text().title(),
                "proposedAt", open.proposedAt()),
            null));
  }

  /**
   * Takes the published version from the readers and out of the index. A change that is on its way
   * stays there, and publishes the article again.
   *
   * @throws UnknownArticleException when there is no such article
   * @throws ArticleStateException when it is not published
   */
  public void withdraw(ArticleNumber number, String reason) {
    String why = InvalidInputException.requiredText("reason", "撤下原因", reason, LONGEST_NOTE);
    store.find(number).orElseThrow(() -> new UnknownArticleException(number));
    ArticleVersion published =
        published(number)
            .orElseThrow(() -> new ArticleStateException("知识条目 " + number + " 没有发布，不能撤下"));
    move(published, WITHDRAWN, List.of(PUBLISHED));
    store.withdraw(number, actor.id(), clock.instant(), why);
    index.remove(TextIndex.Kind.ARTICLE, number.value());
  }

  private Optional<ArticleVersion> published(ArticleNumber number) {
    return store.published(List.of(number)).stream().findFirst();
  }

  private ArticleVersion open(ArticleNumber number) {
    Article article = store.find(number).orElseThrow(() -> new UnknownArticleException(number));
    return Optional.ofNullable(article.openVersion())
        .flatMap(version -> store.find(number, version))
        .orElseThrow(() -> overtaken(number));
  }

  private void move(ArticleVersion version, ArticleState state, List<ArticleState> expected) {
    if (!store.update(version.in(state), expected)) {
      throw overtaken(version.article());
    }
  }

  private static ArticleStateException overtaken(ArticleNumber number) {
    return new ArticleStateException("知识条目 " + number + " 已由他人处理：请刷新后重试");
  }

  private void note(ArticleVersion version, String what) {
    if (version.sourceCase() != null) {
      timeline.append(
          version.sourceCase(),
          CaseEvent.Kind.LINKED,
          what + " " + version.article(),
          List.of(CaseEvent.Detail.of("标题", version.text().title())));
    }
  }
}
