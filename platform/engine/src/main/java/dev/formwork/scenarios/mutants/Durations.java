package dev.formwork.scenarios.mutants;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Times as they are written. */
final class Durations {

  private static final List<String> UNITS = List.of("minutes", "hours", "days", "weeks", "months");
  private static final Set<String> BESIDES = Set.of("of", "calendar");
  private static final Pattern AMOUNT = Pattern.compile("(\\d+)([a-z]+)");
  private static final Pattern TIME = Pattern.compile("(\\d\\d):(\\d\\d)");

  private Durations() {}

  /** Whether it is one like {@code {hours: 4}}. */
  static boolean isOne(JsonNode node) {
    boolean found = false;
    for (String key : node.propertyNames()) {
      boolean unit = UNITS.contains(key);
      if (!unit && !BESIDES.contains(key)) {
        return false;
      }
      found |= unit;
    }
    return found;
  }

  /** Twice as long; where a parameter says how long, in the next longer unit, or in shorter. */
  static JsonNode longer(JsonNode duration) {
    ObjectNode longer = (ObjectNode) duration.deepCopy();
    for (String key : duration.propertyNames()) {
      JsonNode value = duration.get(key);
      if (UNITS.contains(key) && value.isNumber()) {
        longer.put(key, value.asLong() == 0 ? 1 : value.asLong() * 2);
      } else if (UNITS.contains(key)) {
        longer.remove(key);
        longer.set(key.equals("hours") || key.equals("minutes") ? next(key) : "hours", value);
      }
    }
    return longer;
  }

  private static String next(String unit) {
    return UNITS.get(UNITS.indexOf(unit) + 1);
  }

  /** Twice {@code 30d}; an hour after {@code 09:30}. */
  static Optional<JsonNode> later(String moment) {
    Matcher amount = AMOUNT.matcher(moment);
    if (amount.matches()) {
      int number = Integer.parseInt(amount.group(1));
      return Optional.of(Values.text((number == 0 ? 1 : number * 2) + amount.group(2)));
    }
    Matcher time = TIME.matcher(moment);
    if (time.matches()) {
      int hour = (Integer.parseInt(time.group(1)) + 1) % 24;
      return Optional.of(Values.text("%02d:%s".formatted(hour, time.group(2))));
    }
    return Optional.empty();
  }
}
