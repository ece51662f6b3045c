package io.kefuflow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @Test
  void chineseIsTakenApartIntoWords() {
    assertThat(Words.of("话费余额怎么查询")).containsExactly("话费", "余额", "查询");
  }

  @Test
  void latinWordsAndNumbersStayWhole() {
    assertThat(Words.of("5G套餐可以用VoLTE吗，拨打10086或连Wi-Fi"))
        .contains("5g", "套餐", "volte", "10086", "wifi");
  }

  @ParameterizedTest
  @CsvSource({"５Ｇ套餐, 5g套餐", "ＶｏＬＴＥ, VOLTE", "资费　标准, 资费 标准", "１００８６, 10086"})
  void widthAndCaseAreTheSame(String one, String other) {
    assertThat(Words.of(one)).isEqualTo(Words.of(other)).isNotEmpty();
  }

  @Test
  void whatTheDictionaryDoesNotKnowIsFoundByPairs() {
    assertThat(Words.of("携号转网")).containsExactly("携号", "号转", "转网");
    assertThat(Words.of("宽带光猫红灯")).contains("光猫");
    assertThat(Words.of("换副卡")).contains("副卡");
  }

  @Test
  void aLongWordIsFoundByItsPartsToo() {
    assertThat(Words.of("营业厅")).containsExactly("营业厅", "营业", "业厅");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "请问怎么办呢？",
        "😀😀👍🏽",
        "%_'; drop table search_term; --%",
        "……！！！",
        "\uD83D"
      })
  void whatSaysNothingHasNoWords(String text) {
    assertThat(Words.of(text))
        .doesNotContain("%", "_", "'", "")
        .allMatch(word -> word.matches("[a-z]+"));
  }

  @Test
  void onlyStopWordsAreNoWords() {
    assertThat(Words.of("请问怎么办呢？")).isEmpty();
    assertThat(Words.of(null)).isEmpty();
  }

  @Test
  void numbersOfPeopleAreNoWords() {
    assertThat(Words.of("客户13800138000的套餐")).containsExactly("客户", "套餐");
  }

  @Test
  void aLongTextWithoutPunctuationIsTakenApart() {
    assertThat(Words.of("查询套餐余额".repeat(400))).hasSizeGreaterThan(1000);
    assertThat(Words.of("a".repeat(5000))).isEmpty();
  }
}
