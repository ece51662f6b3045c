package io.kefuflow.casework.process;

import java.util.regex.Pattern;

/** Text of people inside the Markdown of a form: shown as typed, never interpreted. */
final class CaseTextMarkdown {

  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]()#+\\-.!|~>&])");

  private CaseTextMarkdown() {}

  /**
   * The text on one line with everything escaped that Markdown, HTML or form templates would
   * interpret.
   */
  static String escape(String text) {
    if (text == null) {
      return "";
    }
    String oneLine = text.replaceAll("\\s+", " ").strip();
    return SPECIAL.matcher(oneLine.replace("<", "＜").replace(">", "＞")).replaceAll("\\\\$1");
  }

  /** As {@link #escape}, cut off after some characters. */
  static String escape(String text, int longest) {
    return text != null && text.length() > longest
        ? escape(text.substring(0, longest)) + "…"
        : escape(text);
  }
}
