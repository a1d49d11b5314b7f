package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.reports.DateRange;
import java.util.List;
import java.util.stream.Stream;

/** What periods of page filters are called. */
final class DashboardWords {

  private DashboardWords() {}

  /** {@code last-12-months} in words; two days as they are. */
  static String range(String range) {
    return DateRange.Quick.named(range)
        .map(quick -> t("dashboard.quick." + quick.word()))
        .orElse(range);
  }

  /** The periods that have a name. */
  static List<Suggestions.Named> ranges() {
    return Stream.of(DateRange.Quick.values())
        .map(quick -> new Suggestions.Named(quick.word(), range(quick.word())))
        .toList();
  }
}
