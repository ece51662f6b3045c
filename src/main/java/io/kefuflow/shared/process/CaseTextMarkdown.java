package io.kefuflow.shared.process;

import java.util.regex.Pattern;

/** Text of people inside the Markdown of a form: shown as typed, never interpreted. */
public final class CaseTextMarkdown {

  /** Any of these may be escaped in Markdown; colon and slash keep an address from being a link. */
  private static final Pattern SPECIAL = Pattern.compile("\\p{Punct}");

  private CaseTextMarkdown() {}

  /**
   * The text on one line with everything escaped that Markdown, HTML or form templates would
   * interpret.
   */
  public static String escape(String text) {
    if (text == null) {
      return "";
    }
    String oneLine = text.replaceAll("\\s+", " ").strip();
    return SPECIAL.matcher(oneLine.replace("<", "＜").replace(">", "＞")).replaceAll("\\\\$0");
  }

  /** As {@link #escape}, cut off after some characters, never inside one such as an emoji. */
  public static String escape(String text, int longest) {
    if (text == null || text.length() <= longest) {
      return escape(text);
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return escape(text.substring(0, end)) + "…";
  }
}
