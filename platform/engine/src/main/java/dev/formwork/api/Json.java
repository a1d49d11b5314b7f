package dev.formwork.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of records as JSON carries them. */
public final class Json {

  private Json() {}

  /** A moment as ISO 8601 with the offset of the business time zone. */
  public static @Nullable String moment(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : moment.atZone(zone).toOffsetDateTime().toString();
  }

  /** Dates and moments become text, also inside rows; everything else stays. */
  public static @Nullable Object value(@Nullable Object value, ZoneId zone) {
    return switch (value) {
      case null -> null;
      case Instant moment -> moment(moment, zone);
      case LocalDate day -> day.toString();
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), value(each, zone)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<@Nullable Object>();
        list.forEach(each -> copy.add(value(each, zone)));
        yield copy;
      }
      default -> value;
    };
  }
}
