package io.kefuflow.notification;

import java.util.Map;

/** Port: writes texts from templates. */
public interface MessageTexts {

  /**
   * The text of a template, in the wanted language or, where it is not written in that, in the
   * other one.
   *
   * @param channel {@link Channel#SMS} makes one line of limited length; null is as e-mail
   * @throws IllegalArgumentException when the template is unknown or a value that it names is
   *     absent
   */
  Message.Text render(
      String template, Language language, Channel channel, Map<String, Object> values);
}
