package io.kefuflow.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of a text, for indexing and for searching alike. Full-width and half-width, upper and
 * lower case are the same. Lucene's dictionary and hidden Markov model find the Chinese words; what
 * they take apart into single characters (光猫, 携号) counts as pairs, and a long word (营业厅) also by
 * its pairs, so that it is found by a part. Latin words and numbers (5G, VoLTE, 10086) stay whole.
 */
final class Words {

  private static final int LONGEST = 40;

  /** Seven digits or more are a phone or account number: personal, and no word to search by. */
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{7,}");

  /** Latin and other letters with digits; a hyphen inside is left out: Wi-Fi is wifi. */
  private static final Pattern LETTERS_AND_DIGITS =
      Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:[-.][\\p{L}\\p{N}&&[^\\p{IsHan}]]+)*");

  private static final Pattern NOT_HAN = Pattern.compile("[^\\p{IsHan}]+");
  private static final Set<String> STOP_WORDS = stopWords();

  private Words() {}

  /**
   * The words in their order, with repetitions, without those that say nothing about the matter.
   */
  static List<String> of(String text) {
    if (text == null) {
      return List.of();
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    Matcher others = LETTERS_AND_DIGITS.matcher(plain);
    while (others.find()) {
      add(words, others.group().replace("-", ""));
    }
    addChinese(words, NOT_HAN.matcher(plain).replaceAll(" "));
    return words;
  }

  private static void addChinese(List<String> words, String text) {
    if (text.isBlank()) {
      return;
    }
    StringBuilder singles = new StringBuilder();
    int end = -1;
    try (TokenStream tokens = tokenized(text)) {
      var term = tokens.getAttribute(CharTermAttribute.class);
      var offset = tokens.getAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String token = NOT_HAN.matcher(term).replaceAll("");
        boolean single = token.codePointCount(0, token.length()) == 1;
        if (!single || offset.startOffset() != end || STOP_WORDS.contains(token)) {
          addRun(words, singles);
        }
        end = offset.endOffset();
        if (!single) {
          addWord(words, token);
        } else if (!STOP_WORDS.contains(token)) {
          singles.append(token);
        }
      }
      tokens.end();
      addRun(words, singles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenStream tokenized(String text) {
    var tokenizer = new HMMChineseTokenizer();
    tokenizer.setReader(new StringReader(text));
    return tokenizer;
  }

  private static void addWord(List<String> words, String word) {
    add(words, word);
    if (word.length() > 2 && !STOP_WORDS.contains(word)) {
      addPairs(words, word);
    }
  }

  /** A run of single characters: one stands for itself, more are taken in pairs. */
  private static void addRun(List<String> words, StringBuilder run) {
    if (run.codePointCount(0, run.length()) == 1) {
      add(words, run.toString());
    } else {
      addPairs(words, run.toString());
    }
    run.setLength(0);
  }

  private static void addPairs(List<String> words, String text) {
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i + 1 < characters.length; i++) {
      add(words, new String(characters, i, 2));
    }
  }

  private static void add(List<String> words, String word) {
    if (!word.isEmpty()
        && word.length() <= LONGEST
        && !STOP_WORDS.contains(word)
        && !PERSONAL_NUMBER.matcher(word).matches()) {
      words.add(word);
    }
  }

  private static Set<String> stopWords() {
    try (InputStream file = Words.class.getResourceAsStream("/knowledge/stop-words.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
