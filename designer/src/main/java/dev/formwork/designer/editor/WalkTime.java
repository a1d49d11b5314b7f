package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.scenarios.Period;
import java.util.List;
import java.util.Locale;

/** Lengths of time that can pass in a walk, as scenarios write them, in words. */
final class WalkTime {

  /** Those most asked for. */
  static final List<String> USUAL =
      List.of(
          "1 working hour",
          "4 working hours",
          "1 working day",
          "3 working days",
          "1 week",
          "1 month");

  /** The units in which other lengths can be said. */
  static final List<String> UNITS =
      List.of("working minutes", "working hours", "working days", "hours", "days", "weeks");

  private WalkTime() {}

  /** {@code 4 working hours} as "4 opening hours"; as it is where it is none. */
  static String words(String period) {
    return Period.parse(period)
        .map(it -> {
          String unit = it.unit().name().toLowerCase(Locale.ROOT);
          return t("walk.time." + (it.working() ? "working-" : "") + unit, it.amount());
        })
        .orElse(period);
  }

  /** The name of a unit beside a number. */
  static String unit(String unit) {
    return t("walk.unit." + unit.replace(' ', '-'));
  }
}
