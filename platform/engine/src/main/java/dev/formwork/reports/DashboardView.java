package dev.formwork.reports;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dashboard with the filters and tiles that one actor may see. */
public record DashboardView(
    QualifiedKey key, LocalizedText title, List<Filter> filters, List<Shown> tiles) {

  public DashboardView {
    filters = List.copyOf(filters);
    tiles = List.copyOf(tiles);
  }

  /** The tile of this key. */
  public Optional<Shown> find(DefinitionKey tile) {
    return tiles.stream().filter(each -> each.tile().key().equals(tile)).findFirst();
  }

  /**
   * What the page can be narrowed by.
   *
   * @param kind of the values; a date or moment is narrowed by a range of days
   * @param initial the range at first
   */
  public record Filter(
      FieldKey key, LocalizedText title, FieldKey field, ValueKind kind, @Nullable String initial) {

    /** Whether it is a range of days rather than a choice of values. */
    public boolean isOfDays() {
      return kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
    }
  }

  /**
   * A tile.
   *
   * @param source what it shows; absent for words
   * @param filters keys of the page's filters that narrow it
   * @param aim what its target is today; absent where it has none
   */
  public record Shown(
      Tile tile, @Nullable Source source, Set<FieldKey> filters, @Nullable BigDecimal aim) {
    public Shown {
      filters = Set.copyOf(filters);
    }
  }

  /**
   * The report that a tile shows.
   *
   * @param filter which records of the form it counts
   * @param of what it counts: records, or their deadlines or steps
   * @param shares the measures that are shares of one, and are read as percent
   * @param sums the measures whose parts add up to the whole
   */
  public record Source(
      QualifiedKey report,
      LocalizedText title,
      LocalizedText help,
      QualifiedKey form,
      Condition filter,
      SystemField.Part of,
      List<Dimension> dimensions,
      Set<FieldKey> shares,
      Set<FieldKey> sums) {

    public Source {
      dimensions = List.copyOf(dimensions);
      shares = Set.copyOf(shares);
      sums = Set.copyOf(sums);
    }

    /** The dimension of this key. */
    public Optional<Dimension> dimension(FieldKey key) {
      return dimensions.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /**
     * The query that lists the records behind it, or behind a part of it.
     *
     * @param narrowed as its report was run with
     * @param at values of dimensions; none = all of it
     */
    public RecordQuery records(Condition narrowed, Map<FieldKey, ? extends @Nullable Object> at) {
      var parts = new ArrayList<Condition>(List.of(filter, narrowed));
      for (Dimension dimension : dimensions) {
        if (at.containsKey(dimension.key())) {
          parts.add(dimension.is(at.get(dimension.key())));
        }
      }
      return RecordQuery.all(form).where(Narrowing.flat(parts));
    }
  }

  /**
   * What the rows of a report are told apart by.
   *
   * @param period of dates
   * @param several whether a record can have several values of it
   */
  public record Dimension(Report.Dimension of, @Nullable Period period, boolean several) {

    public FieldKey key() {
      return of.key();
    }

    public RecordPath field() {
      return of.field();
    }

    /** That a record falls under a value of it; null for those that have none. */
    public Condition is(@Nullable Object value) {
      return Drilling.in(this, value);
    }
  }
}
