package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordPath;
import dev.formwork.reports.Selection.Pick;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a selection means for one tile.
 *
 * @param condition what its report is narrowed to
 * @param idle the page's filters that are set and have no meaning here
 * @param deaf the picks of other tiles that have no meaning here
 */
public record Narrowing(Condition condition, Set<FieldKey> idle, List<Pick> deaf) {

  /**
   * What a selection means for a tile of a page.
   *
   * @param today the day that ranges are counted from
   */
  public static Narrowing of(
      DashboardView page, DashboardView.Shown tile, Selection selection, LocalDate today) {
    var parts = new ArrayList<Condition>();
    var idle = new LinkedHashSet<FieldKey>();
    for (DashboardView.Filter filter : page.filters()) {
      Condition condition = condition(filter, selection.of(filter.key()), today);
      if (tile.filters().contains(filter.key())) {
        parts.add(condition);
      } else if (!condition.equals(Condition.ALWAYS)) {
        idle.add(filter.key());
      }
    }
    var deaf = new ArrayList<Pick>();
    for (Pick pick : selection.picks()) {
      if (!pick.tile().equals(tile.tile().key())) {
        List<Condition> meant = conditions(page, pick, tile.source());
        parts.addAll(meant);
        if (meant.isEmpty()) {
          deaf.add(pick);
        }
      }
    }
    return new Narrowing(flat(parts), idle, deaf);
  }

  /** What a pick means in the tile where it was made. */
  public static Condition own(DashboardView page, Pick pick) {
    return page.find(pick.tile())
        .map(tile -> flat(conditions(page, pick, tile.source())))
        .orElse(Condition.ALWAYS);
  }

  /** One level of parts where that is enough, as lists of records have it. */
  public static Condition flat(List<Condition> parts) {
    var flat = new ArrayList<Condition>();
    flatten(parts, flat);
    return new Condition.All(flat);
  }

  private static void flatten(List<Condition> parts, List<Condition> into) {
    for (Condition part : parts) {
      if (part instanceof Condition.All(var inner)) {
        flatten(inner, into);
      } else if (!into.contains(part)) {
        into.add(part);
      }
    }
  }

  private static Condition condition(
      DashboardView.Filter filter, List<String> values, LocalDate today) {
    if (values.isEmpty()) {
      return Condition.ALWAYS;
    }
    if (filter.isOfDays()) {
      return DateRange.named(values.getFirst(), today)
          .map(range -> range.of(filter.field()))
          .orElse(Condition.ALWAYS);
    }
    List<Object> typed =
        values.stream()
            .filter(value -> !value.equals(Selection.NONE))
            .map(value -> typed(filter.kind(), value))
            .filter(Objects::nonNull)
            .toList();
    var either = new ArrayList<Condition>();
    if (!typed.isEmpty()) {
      either.add(Condition.of(filter.field().value(), Operator.IN, typed));
    }
    if (values.contains(Selection.NONE)) {
      either.add(new Condition.Compare(filter.field(), Operator.EMPTY, Operand.NULL));
    }
    return switch (either.size()) {
      case 0 -> Condition.ALWAYS;
      case 1 -> either.getFirst();
      default -> new Condition.Any(either);
    };
  }

  private static @Nullable Object typed(ValueKind kind, String value) {
    return switch (kind) {
      case NUMBER -> number(value);
      case SWITCH -> Boolean.valueOf(value);
      case TEXT, DATE, DATE_TIME, CHOICES, ROWS -> value;
    };
  }

  private static @Nullable Object number(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /** What a pick means for records of this source; empty where it means nothing. */
  private static List<Condition> conditions(
      DashboardView page, Pick pick, DashboardView.@Nullable Source here) {
    DashboardView.Source there =
        page.find(pick.tile()).map(DashboardView.Shown::source).orElse(null);
    if (here == null || there == null) {
      return List.of();
    }
    var parts = new ArrayList<Condition>();
    pick.values()
        .forEach((key, value) ->
            there
                .dimension(key)
                .filter(dimension -> isSame(dimension.field(), there, here))
                .ifPresent(dimension -> parts.add(dimension.is(value))));
    return parts;
  }

  /** Whether a field of one source means the same in another. */
  private static boolean isSame(
      RecordPath field, DashboardView.Source there, DashboardView.Source here) {
    boolean sameForm = there.form().equals(here.form());
    if (field.steps().size() > 1) {
      return sameForm;
    }
    var system = SystemField.named(field.steps().getFirst().value());
    if (system.isEmpty() || system.get() == SystemField.NODE) {
      return sameForm;
    }
    return system.get().part() == SystemField.Part.RECORD
        || (sameForm && system.get().part() == here.of());
  }
}
