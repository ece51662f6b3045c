package io.kefuflow.notification;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * An appointment for the calendar of whoever gets an e-mail (iCalendar, RFC 5545 and 5546).
 *
 * @param uid the same in every message about one appointment
 * @param sequence counts the changes of the appointment from 0; a calendar keeps the highest
 * @param cancelled whether it does not take place after all
 * @param from inclusive
 * @param to exclusive, after from
 * @param location null for none
 * @param description null for none
 */
public record CalendarEntry(
    String uid,
    int sequence,
    boolean cancelled,
    Instant from,
    Instant to,
    String summary,
    String location,
    String description) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public CalendarEntry {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(summary, "summary");
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException(
          "A calendar entry ends after it begins: " + from + ", " + to);
    }
  }

  /** {@code CANCEL} or {@code REQUEST}, as RFC 5546 calls it. */
  String method() {
    return cancelled ? "CANCEL" : "REQUEST";
  }

  /**
   * The entry as the text of an {@code .ics} file.
   *
   * @param organizer e-mail address of who invites
   * @param attendee e-mail address of who is invited
   * @param stampedAt when this was said
   */
  public String ics(String organizer, String attendee, Instant stampedAt) {
    var text = new StringWriter();
    try (var writer = new VObjectWriter(text, SyntaxStyle.NEW)) {
      writer.writeBeginComponent("VCALENDAR");
      writer.writeVersion("2.0");
      writer.writeProperty("PRODID", "-//KefuFlow//KefuFlow//ZH");
      writer.writeProperty("METHOD", method());
      writer.writeBeginComponent("VEVENT");
      write(writer, "UID", uid);
      writer.writeProperty("SEQUENCE", String.valueOf(sequence));
      writer.writeProperty("STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
      writer.writeProperty("DTSTAMP", UTC.format(stampedAt));
      writer.writeProperty("DTSTART", UTC.format(from));
      writer.writeProperty("DTEND", UTC.format(to));
      write(writer, "SUMMARY", summary);
      write(writer, "LOCATION", location);
      write(writer, "DESCRIPTION", description);
      writer.writeProperty("ORGANIZER", "mailto:" + organizer);
      writeAttendee(writer, attendee);
      writer.writeEndComponent("VEVENT");
      writer.writeEndComponent("VCALENDAR");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(VObjectWriter writer, String name, String value) throws IOException {
    if (value != null && !value.isBlank()) {
      writer.writeProperty(name, VObjectPropertyValues.escape(value));
    }
  }

  private static void writeAttendee(VObjectWriter writer, String attendee) throws IOException {
    var property = new VObjectProperty("ATTENDEE", "mailto:" + attendee);
    property.getParameters().put("PARTSTAT", "NEEDS-ACTION");
    writer.writeProperty(property);
  }
}
