package dev.formwork.reports;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.sheets.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answer of a report as a table in its reader's language. */
final class ReportSheet {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Report report;
  private final ReportResult result;
  private final Actor actor;
  private final ZonedDateTime now;

  ReportSheet(Report report, ReportResult result, Actor actor, ZonedDateTime now) {
    this.report = report;
    this.result = result;
    this.actor = actor;
    this.now = now;
  }

  /**
   * @param filtered whether the caller narrowed it
   */
  Sheet sheet(boolean filtered) {
    return new Sheet(
        report.title().in(actor.locale()),
        notes(filtered),
        IntStream.range(0, result.columns().size()).mapToObj(this::column).toList(),
        result.rows().stream().map(this::row).toList(),
        actor.locale());
  }

  private List<String> notes(boolean filtered) {
    var notes = new ArrayList<String>();
    notes.add(
        Texts.of(
            Problem.error("report.export.made", "")
                .with("at", MINUTES.format(now))
                .with("by", actor.person().name().in(actor.locale())),
            actor.locale()));
    String help = report.help().in(actor.locale());
    if (!help.isEmpty()) {
      notes.add(help);
    }
    if (filtered) {
      notes.add(ReportExport.text("report.export.filtered", actor));
    }
    if (result.more()) {
      notes.add(
          Texts.of(
              Problem.error("report.export.more", "").with("limit", result.rows().size()),
              actor.locale()));
    }
    return notes;
  }

  private Sheet.Column column(int at) {
    ReportResult.Column column = result.columns().get(at);
    Sheet.Kind kind =
        switch (column.kind()) {
          case TEXT -> Sheet.Kind.TEXT;
          case PERIOD -> isOfDays(at) ? Sheet.Kind.DATE : Sheet.Kind.TEXT;
          case INTEGER -> Sheet.Kind.INTEGER;
          case DECIMAL, HOURS -> Sheet.Kind.DECIMAL;
          case PERCENT -> Sheet.Kind.PERCENT;
          case MONEY -> Sheet.Kind.MONEY;
          case DATE -> Sheet.Kind.DATE;
          case DATE_TIME -> Sheet.Kind.DATE_TIME;
        };
    return new Sheet.Column(column.title().in(actor.locale()), kind, column.currency());
  }

  private boolean isOfDays(int at) {
    return result.rows().stream()
        .map(row -> row.groups().get(at).value())
        .filter(Objects::nonNull)
        .allMatch(value -> Period.DAY.first(value.toString()).isPresent());
  }

  private List<@Nullable Object> row(AggregateRow row) {
    var cells = new ArrayList<@Nullable Object>();
    for (int i = 0; i < row.groups().size(); i++) {
      cells.add(group(row.groups().get(i), i));
    }
    for (int i = 0; i < row.values().size(); i++) {
      cells.add(value(row.values().get(i), result.columns().get(row.groups().size() + i)));
    }
    return cells;
  }

  private @Nullable Object value(@Nullable Object value, ReportResult.Column column) {
    return switch (value) {
      case Instant moment -> moment.atZone(now.getZone()).toLocalDateTime();
      case BigDecimal share when column.kind() == ReportResult.Kind.PERCENT ->
          share.movePointRight(2);
      case null, default -> value;
    };
  }

  private @Nullable Object group(Label label, int at) {
    Object value = label.value();
    if (value instanceof Number) {
      return value;
    }
    boolean day = result.columns().get(at).kind() == ReportResult.Kind.PERIOD && isOfDays(at);
    if (value != null && day) {
      return Period.DAY.first(value.toString()).orElseThrow();
    }
    return label.title().in(actor.locale());
  }
}
