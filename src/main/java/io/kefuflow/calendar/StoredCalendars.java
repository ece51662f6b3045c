package io.kefuflow.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The calendars that people publish, and the one that is always open. Versions never change, so
 * each is read once; which one is in force is asked each time, since another node may have
 * published.
 */
@Component
class StoredCalendars implements ServiceCalendars {

  private static final ServiceCalendar ALWAYS_OPEN = new AlwaysOpenCalendar();

  private final CalendarStore store;
  private final Map<Key, ServiceCalendar> versions = new ConcurrentHashMap<>();

  /**
   * @param shipped there before anybody asks for a calendar
   */
  StoredCalendars(CalendarStore store, ShippedCalendars shipped) {
    this.store = store;
    shipped.load();
  }

  @Override
  public ServiceCalendar get(String id, int version) {
    if (AlwaysOpenCalendar.ID.equals(id) && version == ALWAYS_OPEN.version()) {
      return ALWAYS_OPEN;
    }
    return versions.computeIfAbsent(new Key(id, version), this::read);
  }

  private ServiceCalendar read(Key key) {
    CalendarVersion found =
        store
            .find(key.id(), key.version())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No version " + key.version() + " of service calendar " + key.id()));
    return CalendarRules.calendar(
        key.id(),
        key.version(),
        found.document(),
        LocalDate.ofInstant(found.validFrom(), ZoneOffset.UTC));
  }

  @Override
  public ServiceCalendar inForce(String id, Instant at) {
    if (AlwaysOpenCalendar.ID.equals(id)) {
      return ALWAYS_OPEN;
    }
    int version =
        store
            .inForce(id, at)
            .orElseThrow(() -> new IllegalArgumentException("No service calendar " + id));
    return get(id, version);
  }

  @Override
  public boolean exists(String id) {
    return AlwaysOpenCalendar.ID.equals(id) || store.inForce(id, Instant.EPOCH).isPresent();
  }

  private record Key(String id, int version) {}
}
