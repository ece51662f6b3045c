package io.kefuflow.notification;

import java.util.Locale;

/** The languages in which messages are written. */
public enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /**
   * The language to write in for a preference such as {@code zh-CN}: Chinese where none is known,
   * English for every language that we do not write.
   */
  public static Language of(String languageTag) {
    if (languageTag == null || languageTag.isBlank()) {
      return ZH;
    }
    return Locale.forLanguageTag(languageTag.trim()).getLanguage().equals("zh") ? ZH : EN;
  }

  /** The folder of its templates and its name in the table: {@code zh} or {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return locale;
  }

  /** The language to fall back to where a template is missing in this one. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }
}
