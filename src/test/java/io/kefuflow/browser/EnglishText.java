package io.kefuflow.browser;

import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a page says in English, names and identifiers left aside. */
final class EnglishText {

  /** Texts in sight, with the hints, tooltips and labels that a pointer or a reader finds. */
  private static final String TEXTS_IN_SIGHT =
      """
      data => {
        const texts = new Set();
        const isData = element => element.closest(data + ', script, style');
        const inSight = element => element.checkVisibility({ visibilityProperty: true });
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
          const element = nodes.currentNode.parentElement;
          if (!isData(element) && inSight(element)) texts.add(nodes.currentNode.data.trim());
        }
        for (const name of ['placeholder', 'title', 'aria-label', 'alt']) {
          for (const element of document.querySelectorAll(`[${name}]`)) {
            if (!isData(element) && inSight(element)) texts.add(element.getAttribute(name));
          }
        }
        return [document.title, ...texts];
      }
      """;

  /** Cells of decision tables and the source of a deployed file. */
  private static final String DATA =
      ".dmn-decision-table-container td, .input-variable, .output-variable, pre, code";

  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w.@:/+-]*");

  /** When a timer fires. */
  private static final Pattern EXPRESSION = Pattern.compile("(DATE: )?\\$\\{[^}]*}");

  /** A key of a translation that is missing. */
  private static final Pattern KEY = Pattern.compile("[A-Z]+(_[A-Z0-9]+)+");

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          // with a digit or an underscore, in kebab-case, in camelCase, an address, a combination
          // of
          // keys, a single letter
          ".*[\\d_@].*|[a-z]+(-[a-z]+)+|[a-z]+([A-Z][a-z]*)+|(ctrl|alt|shift)\\+.*|[A-Za-z]\\.?");

  private static final Set<String> KNOWN =
      Set.of(
          "Asia/Shanghai",
          "Camunda",
          "DI",
          "EDE",
          "English", // the switch to that language
          "Excel",
          "FNI",
          "FNI/EDE",
          "ID",
          "KefuFlow",
          "PDF",
          "PI",
          "Platform",
          "TU",
          "VIP",
          "Word");

  private final Set<String> names;

  /** Takes these names, such as user ids and keys of processes, as they are. */
  EnglishText(Set<String> names) {
    this.names = new HashSet<>(names);
    this.names.addAll(KNOWN);
  }

  /** The texts in sight that hold an English word. */
  List<String> on(Page page) {
    return in(
        ((List<?>) page.evaluate(TEXTS_IN_SIGHT, DATA)).stream().map(String::valueOf).toList());
  }

  /** The texts that hold an English word. */
  List<String> in(List<String> texts) {
    return texts.stream().filter(text -> words(text).findAny().isPresent()).toList();
  }

  private Stream<String> words(String text) {
    return WORD.matcher(EXPRESSION.matcher(text).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .map(word -> word.replaceAll("[.:/+-]+$", ""))
        .filter(word -> !names.contains(word))
        .filter(word -> KEY.matcher(word).matches() || !IDENTIFIER.matcher(word).matches());
  }
}
