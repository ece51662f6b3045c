package io.kefuflow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search in the database, which is the same on H2 and PostgreSQL. */
@ApplicationTest
class KnowledgeTest {

  @Autowired Knowledge knowledge;
  @Autowired ArticleStore store;
  @Autowired TextIndex index;
  @Autowired Cases cases;
  @Autowired ArticleReviews reviews;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  /** A word that only the articles of one test have. */
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void aWordInTheTitleCountsMoreThanOneInTheAnswer() {
    ArticleNumber inTheAnswer = publish("开机", "怎么开机", "长按电源键，另见 " + word, null);
    ArticleNumber inTheTitle = publish("关机 " + word, "怎么关机", "长按电源键", null);
    ArticleNumber inTheKeywords = publish("重启", "怎么重启手机呢", "长按电源键十秒以上", word);

    assertThat(numbers(knowledge.search(word, null, 10)))
        .containsExactly(inTheTitle, inTheKeywords, inTheAnswer);
  }

  @ParameterizedTest
  @CsvSource({
    "携号转网要多久, 携号转网需要什么条件",
    "ｅＳＩＭ怎么开, 手表的 eSIM 如何开通",
    "光猫亮红灯, 宽带光猫闪红灯上不了网",
    "打10086没人接, 如何拨打 10086 转人工",
    "5g套餐, 5G 套餐的月租",
    "营业时间, 营业厅几点关门",
    "volte通话, VOLTE 高清语音"
  })
  void aQuestionFindsItsArticleInOtherWords(String asked, String question) {
    ArticleNumber wanted = publish("题 " + word, question, "答案在此", null);
    publish("其他 " + word, "发票抬头能改吗", "不能", null);

    assertThat(numbers(knowledge.search(asked + " " + word, null, 5)).get(0)).isEqualTo(wanted);
    assertThat(numbers(knowledge.similar(asked + " " + word, 5))).contains(wanted);
  }

  @Test
  void aCategoryNarrowsTheSearch() {
    ArticleNumber article = publish("发票 " + word, "怎么开发票", "在掌厅开具", null);

    assertThat(numbers(knowledge.search(word, KnowledgeCategory.OTHER, 5)))
        .containsExactly(article);
    assertThat(knowledge.search(word, KnowledgeCategory.NETWORK, 5)).isEmpty();
  }

  @Test
  void withoutATextTheLatestArticlesAreListed() {
    ArticleNumber article = publish("新条目 " + word, "新问题", "新答案", null);

    assertThat(numbers(knowledge.search(null, null, 3)).get(0)).isEqualTo(article);
    assertThat(numbers(knowledge.search("  ", KnowledgeCategory.OTHER, 3)).get(0))
        .isEqualTo(article);
    assertThat(knowledge.search(null, KnowledgeCategory.DEVICE, 3)).doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "_",
        "' or 1=1 --",
        "请问怎么办呢？",
        "😀👍🏽",
        "\"\\",
        "ＡＢＣ％",
        "\u0000",
        "\uD83D",
        "a b c d e f g"
      })
  void whatIsNoWordFindsNothingAndHarmsNothing(String text) {
    assertThat(knowledge.search(text + "\u200b", KnowledgeCategory.PROMOTION, 5)).isEmpty();
  }

  @Test
  void twoThousandCharactersAreCompared() {
    ArticleNumber article = publish("断网 " + word, "宽带断网", "重启光猫", null);
    String matter = (word + " 宽带每晚断网，重启光猫也没有用。").repeat(200).substring(0, 2000);

    assertThat(numbers(knowledge.similar(matter, 5)).get(0)).isEqualTo(article);
    assertThatThrownBy(() -> knowledge.similar(matter + "！", 5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2000");
    assertThatThrownBy(() -> knowledge.search(matter, null, 5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("200个字");
    assertThatThrownBy(() -> knowledge.similar(" ", 5)).hasMessageContaining("不能为空");
    assertThatThrownBy(() -> knowledge.search(word, null, 51)).hasMessageContaining("1 至 50");
  }

  @Test
  void theScoreIsThatOfBm25() {
    Map<String, Integer> twice = Map.of(word, 2, "x", 1);
    index.put(TextIndex.Kind.CASE, "T1-" + word.substring(0, 8), "OTHER", twice);
    index.put(TextIndex.Kind.CASE, "T2-" + word.substring(0, 8), "OTHER", Map.of(word, 1, "x", 9));
    try {
      List<TextIndex.Hit> hits = index.find(TextIndex.Kind.CASE, List.of(word), null, 5);

      assertThat(hits)
          .extracting(hit -> hit.reference().substring(0, 2))
          .containsExactly("T1", "T2");
      assertThat(hits.get(0).score()).isCloseTo(bm25(2, 3, 2), within(1e-5));
      assertThat(hits.get(1).score()).isCloseTo(bm25(1, 10, 2), within(1e-5));
    } finally {
      index.remove(TextIndex.Kind.CASE, "T1-" + word.substring(0, 8));
      index.remove(TextIndex.Kind.CASE, "T2-" + word.substring(0, 8));
    }
    assertThat(index.find(TextIndex.Kind.CASE, List.of(word), null, 5)).isEmpty();
  }

  private double bm25(int frequency, int length, int documentsWithTheWord) {
    Map<String, Object> all =
        jdbc.sql(
                """
                select count(*) as documents, avg(cast(length as double precision)) as length
                  from search_document where kind = 'CASE'
                """)
            .query()
            .singleRow();
    double documents = ((Number) all.get("documents")).doubleValue();
    double average = ((Number) all.get("length")).doubleValue();
    double rarity =
        Math.log(1 + (documents - documentsWithTheWord + 0.5) / (documentsWithTheWord + 0.5));
    return rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / average));
  }

  @Test
  void aWithdrawnArticleIsNotFoundAndNotUsedButStaysReadable() {
    ArticleNumber article = publish("旧活动 " + word, "旧活动", "已结束", null);
    knowledge.use(article);

    reviews.withdraw(article, "活动已结束");

    assertThat(knowledge.search(word, null, 5)).isEmpty();
    assertThatThrownBy(() -> knowledge.use(article))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("已撤下");
    assertThat(knowledge.get(article))
        .satisfies(
            withdrawn -> {
              assertThat(withdrawn.publishedVersion()).isNull();
              assertThat(withdrawn.uses()).isEqualTo(1);
              assertThat(withdrawn.withdrawalReason()).isEqualTo("活动已结束");
            });
    assertThat(knowledge.version(article, 1).state()).isEqualTo(ArticleState.WITHDRAWN);
    assertThatThrownBy(() -> reviews.withdraw(article, "再撤"))
        .isInstanceOf(ArticleStateException.class);
  }

  @Test
  void whatDoesNotExistIsSaid() {
    var nowhere = new ArticleNumber("ZS-999999999");
    assertThatThrownBy(() -> knowledge.get(nowhere)).isInstanceOf(UnknownArticleException.class);
    assertThatThrownBy(() -> knowledge.version(nowhere, 1))
        .isInstanceOf(UnknownArticleException.class);
    assertThatThrownBy(() -> reviews.withdraw(nowhere, "无"))
        .isInstanceOf(UnknownArticleException.class);
    assertThatThrownBy(() -> knowledge.version(publish("有 " + word, "有", "有", null), 9))
        .hasMessageContaining("没有第9版");
    assertThatThrownBy(() -> new ArticleNumber("ZS-1")).hasMessageContaining("ZS-000012");
  }

  @Test
  void anEarlierAnswerIsFoundByItsQuestion() {
    CaseNumber answered = consultation("手机在地下室没有信号 " + word);
    CaseNumber other = consultation("发票抬头写错了");
    knowledge.keepAnswer(answered, "地下室可以打开 VoWiFi 通话");
    knowledge.keepAnswer(other, "可以在次月前重开");

    assertThat(knowledge.earlierAnswers(Procedure.CONSULTATION, "地下室信号不好 " + word, 5).get(0))
        .satisfies(
            earlier -> {
              assertThat(earlier.caseNumber()).isEqualTo(answered);
              assertThat(earlier.answer()).contains("VoWiFi");
              assertThat(earlier.question()).contains(word);
            });

    knowledge.keepAnswer(answered, "新的答复");
    assertThat(knowledge.earlierAnswers(Procedure.CONSULTATION, word, 5))
        .singleElement()
        .satisfies(earlier -> assertThat(earlier.answer()).isEqualTo("新的答复"));
    assertThat(knowledge.earlierAnswers(Procedure.COMPLAINT, word, 5)).isEmpty();
  }

  private CaseNumber consultation(String matter) {
    return cases
        .open(
            new CaseOpening(
                Procedure.CONSULTATION,
                CaseStatus.OPEN,
                null,
                "NETWORK",
                Channel.PHONE,
                matter,
                null,
                clock.instant(),
                null,
                null,
                null))
        .number();
  }

  private ArticleNumber publish(String title, String question, String answer, String keywords) {
    var text = new ArticleText(title, question, answer, KnowledgeCategory.OTHER, keywords);
    ArticleNumber number = reviews.propose(null, text, null).article();
    store.settle(number, 1);
    store.update(
        store
            .find(number, 1)
            .orElseThrow()
            .reviewed(ArticleState.PUBLISHED, "supervisor1", clock.instant(), null),
        List.of(ArticleState.PROPOSED));
    index.put(TextIndex.Kind.ARTICLE, number.value(), "OTHER", SearchTerms.of(text));
    return number;
  }

  private static List<ArticleNumber> numbers(List<ArticleVersion> versions) {
    return versions.stream().map(ArticleVersion::article).toList();
  }
}
