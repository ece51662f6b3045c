package io.kefuflow.notification.text;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Language;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.MessageTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Texts from {@code notification/<language>/<template>.txt}: a line {@code Subject: ...}, an empty
 * line, the body, in Thymeleaf's text mode. {@code [(${name})]} must be given, {@code [(${name ?:
 * 'somebody'})]} may be absent. An e-mail ends with {@code signature.txt}.
 */
@Component
class ThymeleafMessageTexts implements MessageTexts {

  /** Longest text of an SMS that gateways in China take in parts. */
  static final int MAX_SMS_LENGTH = 500;

  static final int MAX_SUBJECT_LENGTH = 200;
  static final int MAX_BODY_LENGTH = 20_000;

  private static final String SUBJECT = "Subject: ";
  private static final Pattern REQUIRED_VALUE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

  /**
   * Also what turns the direction of text round, so that a value cannot make the rest read
   * differently.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

  private final SpringTemplateEngine engine = new SpringTemplateEngine();
  private final Map<String, Optional<Template>> templates = new ConcurrentHashMap<>();
  private final Clock clock;

  ThymeleafMessageTexts(Clock clock) {
    this.clock = clock;
    var resolver = new StringTemplateResolver();
    resolver.setTemplateMode(TemplateMode.TEXT);
    engine.setTemplateResolver(resolver);
  }

  @Override
  public Message.Text render(
      String name, Language wanted, Channel channel, Map<String, Object> values) {
    Template template =
        find(name, wanted)
            .or(() -> find(name, wanted.other()))
            .orElseThrow(() -> new IllegalArgumentException("No message template '" + name + "'"));
    Context context = new Context(template.language().locale(), shown(template, values));
    String subject = oneLine(engine.process(template.subject(), context), MAX_SUBJECT_LENGTH);
    String body = engine.process(template.body(), context);
    return new Message.Text(
        template.language(),
        subject,
        channel == Channel.SMS
            ? oneLine(body, MAX_SMS_LENGTH)
            : shortened(body.strip() + "\n\n" + signature(template.language()), MAX_BODY_LENGTH));
  }

  private Map<String, Object> shown(Template template, Map<String, Object> values) {
    ValueFormat format = new ValueFormat(template.language(), clock.getZone());
    Map<String, Object> shown = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (value != null) {
            shown.put(name, visible(format.of(value)));
          }
        });
    var missing = new TreeSet<>(template.requiredValues());
    missing.removeAll(shown.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Message template '" + template.name() + "' needs the values " + missing);
    }
    return shown;
  }

  private Optional<Template> find(String name, Language language) {
    return templates.computeIfAbsent(
        language.code() + "/" + name,
        path -> read(path).map(text -> Template.parse(name, language, text)));
  }

  private String signature(Language language) {
    return read(language.code() + "/signature").orElse("").strip();
  }

  private static Optional<String> read(String path) {
    var resource = new ClassPathResource("notification/" + path + ".txt");
    if (!resource.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }

  private static String oneLine(String text, int maxLength) {
    return shortened(WHITE_SPACE.matcher(text).replaceAll(" ").strip(), maxLength);
  }

  private static String shortened(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = maxLength - 1;
    // never half of a character outside the basic plane
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private record Template(
      String name, Language language, String subject, String body, TreeSet<String> requiredValues) {

    static Template parse(String name, Language language, String text) {
      int end = text.indexOf('\n');
      if (!text.startsWith(SUBJECT) || end < 0) {
        throw new IllegalStateException(
            "Message template '" + name + "' does not start with a line '" + SUBJECT + "...'");
      }
      var required = new TreeSet<String>();
      REQUIRED_VALUE.matcher(text).results().forEach(match -> required.add(match.group(1)));
      return new Template(
          name,
          language,
          text.substring(SUBJECT.length(), end).strip(),
          text.substring(end).strip(),
          required);
    }
  }
}
