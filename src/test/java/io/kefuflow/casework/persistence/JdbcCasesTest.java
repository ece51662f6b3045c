package io.kefuflow.casework.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.test.ApplicationTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class JdbcCasesTest {

  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

  @Autowired Cases cases;
  @Autowired TransactionTemplate transaction;

  /** The cases of one test. */
  private final String source = UUID.randomUUID().toString();

  @Test
  void numbersAreUniqueHoweverManyCasesOpenAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var opened =
          threads.invokeAll(
              IntStream.range(0, 80)
                  .<Callable<CaseNumber>>mapToObj(i -> () -> open("并发" + i, NINE).number())
                  .toList());
      assertThat(opened).extracting(number -> number.get()).doesNotHaveDuplicates().hasSize(80);
    } finally {
      threads.shutdownNow();
    }
    assertThat(cases.search(query(null, 0, 1)).total()).isEqualTo(80);
  }

  @Test
  void aNumberOfACaseThatWasNotKeptIsNotGivenAgain() {
    CaseNumber lost =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return open("回滚", NINE).number();
            });

    assertThat(cases.find(lost)).isEmpty();
    assertThat(open("之后", NINE).number()).isNotEqualTo(lost);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23T15:59:59Z, TS-20261123-", "2026-11-23T16:00:00Z, TS-20261124-"})
  void theDayInTheNumberIsThatOfTheDepartment(Instant now, String beginning) {
    ClockUtil.setCurrentTime(Date.from(now));

    assertThat(open("半夜", NINE).number().value()).startsWith(beginning);
  }

  @Test
  void anExternalNumberComesOnce() {
    ServiceCase known = open("第一次", NINE, "A-1");

    assertThat(cases.findByOrigin(source, "A-1")).contains(known.number());
    assertThat(cases.findByOrigin(source, "A-2")).isEmpty();
    assertThatThrownBy(() -> open("第二次", NINE, "A-1")).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void aSearchGoesByReceiptNewestFirstPageByPage() {
    var numbers =
        IntStream.range(0, 5).mapToObj(i -> open("第" + i, NINE.plusSeconds(i)).number()).toList();

    var first = cases.search(query(null, 0, 2));
    assertThat(first.total()).isEqualTo(5);
    assertThat(first.cases())
        .extracting(ServiceCase::number)
        .containsExactly(numbers.get(4), numbers.get(3));
    assertThat(cases.search(query(null, 2, 2)).cases())
        .extracting(ServiceCase::number)
        .containsExactly(numbers.get(0));
    var behind = cases.search(query(null, 9, 2));
    assertThat(behind.cases()).isEmpty();
    assertThat(behind.total()).isEqualTo(5);
  }

  @Test
  void casesOfOneInstantComeOnOnePageEach() {
    var numbers = IntStream.range(0, 4).mapToObj(i -> open("同时", NINE).number()).toList();

    assertThat(
            IntStream.range(0, 4)
                .mapToObj(page -> cases.search(query(null, page, 1)).cases())
                .flatMap(List::stream)
                .map(ServiceCase::number))
        .containsExactlyInAnyOrderElementsOf(numbers);
  }

  @Test
  void thePageIsKeptWithinItsLimits() {
    open("一", NINE);

    assertThat(cases.search(query(null, -3, 0)).cases()).hasSize(1);
    assertThat(cases.search(query(null, Integer.MAX_VALUE, 9999)).cases()).isEmpty();
    assertThat(cases.search(query(null, 0, 9999)).size()).isEqualTo(CaseQuery.LARGEST_PAGE);
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      value = {
        "50%|减免50%话费",
        "a_b|编码a_b",
        "!重要|标记!重要",
        "C:\\路径|文件C:\\路径",
        "o'neil|姓O'Neil",
        "WIFI|家里Wifi断线",
        "%|减免50%话费",
        "_|编码a_b"
      },
      delimiter = '|')
  void theTextIsMeantAsTyped(String text, String matter) {
    Stream.of("减免500话费", "编码axb", "标记重要", "文件C:路径", "姓ONeil", "家里WLAN断线")
        .forEach(other -> open(other, NINE));
    open(matter, NINE);

    assertThat(cases.search(query(text, 0, 10)).cases())
        .extracting(ServiceCase::matter)
        .containsExactly(matter);
  }

  @Test
  void theTextIsFoundInNumbersToo() {
    ServiceCase wanted = open("断线", NINE, "EXT-%d".formatted(System.nanoTime()));
    open("别的", NINE);

    assertThat(found(wanted.number().value().toLowerCase())).containsExactly(wanted.number());
    assertThat(found(wanted.externalNumber().toLowerCase())).containsExactly(wanted.number());
  }

  @Test
  void everyCriterionRestricts() {
    ServiceCase wanted = open("断线", NINE);
    cases.rate(wanted.number(), "BILLING", Severity.MAJOR);
    cases.changeStatus(wanted.number(), CaseStatus.RESOLVED);
    open("别的", NINE.plusSeconds(60));

    assertThat(search(null, CaseStatus.RESOLVED, null, null, null, null, null))
        .containsExactly(wanted.number());
    assertThat(search(null, null, Severity.MAJOR, null, null, null, null))
        .containsExactly(wanted.number());
    assertThat(search(null, null, null, "BILLING", null, null, null))
        .containsExactly(wanted.number());
    assertThat(search(Procedure.COMPLAINT, null, null, null, Channel.PHONE, null, null)).hasSize(2);
    assertThat(search(null, null, null, null, Channel.EMAIL, null, null)).isEmpty();
    assertThat(search(null, null, null, null, null, NINE, NINE.plusSeconds(60)))
        .as("the beginning is in, the end is not")
        .containsExactly(wanted.number());
    assertThat(search(null, null, null, null, null, NINE.plusSeconds(61), null)).isEmpty();
  }

  @Test
  void aClosedCaseHasAnOutcomeUntilItIsOpenedAgain() {
    CaseNumber number = open("断线", NINE).number();

    cases.close(number, CaseStatus.CLOSED, "endEvent_closed");
    assertThat(cases.get(number).closedAt()).isNotNull();
    assertThat(cases.get(number).outcome()).isEqualTo("endEvent_closed");

    cases.reopen(number);
    assertThat(cases.get(number))
        .satisfies(
            reopened -> {
              assertThat(reopened.status()).isEqualTo(CaseStatus.OPEN);
              assertThat(reopened.closedAt()).isNull();
              assertThat(reopened.outcome()).isNull();
              assertThat(reopened.reopenCount()).isEqualTo(1);
            });
  }

  @Test
  void aCaseThatDoesNotExistIsNamed() {
    CaseNumber unknown = new CaseNumber("TS-19990101-000001");

    assertThatThrownBy(() -> cases.changeStatus(unknown, CaseStatus.OPEN))
        .isInstanceOf(UnknownCaseException.class)
        .hasMessageContaining("TS-19990101-000001");
  }

  private List<CaseNumber> found(String text) {
    return cases.search(query(text, 0, 10)).cases().stream().map(ServiceCase::number).toList();
  }

  private List<CaseNumber> search(
      Procedure procedure,
      CaseStatus status,
      Severity severity,
      String category,
      Channel channel,
      Instant from,
      Instant to) {
    var query =
        new CaseQuery(
            procedure, status, severity, category, channel, null, source, null, from, to, 0, 10);
    return cases.search(query).cases().stream().map(ServiceCase::number).toList();
  }

  private CaseQuery query(String text, int page, int size) {
    return new CaseQuery(null, null, null, null, null, null, source, text, null, null, page, size);
  }

  private ServiceCase open(String matter, Instant receivedAt) {
    return open(matter, receivedAt, UUID.randomUUID().toString());
  }

  private ServiceCase open(String matter, Instant receivedAt, String externalNumber) {
    return cases.open(
        new CaseOpening(
            Procedure.COMPLAINT,
            CaseStatus.OPEN,
            null,
            "NETWORK",
            Channel.PHONE,
            matter,
            null,
            receivedAt,
            source,
            externalNumber,
            null));
  }
}
