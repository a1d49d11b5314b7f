package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Label;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import dev.formwork.sheets.Csv;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes lists of records as tables, page by page. */
@Component
public class Exporting {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Forms forms;
  private final Queries queries;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Labels labels;

  Exporting(Forms forms, Queries queries, Scripts scripts, Contexts contexts, Labels labels) {
    this.forms = forms;
    this.queries = queries;
    this.scripts = scripts;
    this.contexts = contexts;
    this.labels = labels;
  }

  /**
   * Writes what the query finds, beginning at its cursor, and ends after so many rows.
   *
   * @return how many rows there were
   */
  public long csv(Actor actor, RecordQuery query, long max, Appendable out, Instant now)
      throws IOException {
    FormModel model = forms.current(query.form());
    forms.access().decide(actor, Action.EXPORT, model.key()).orThrow();
    List<FieldKey> columns = model.form().columns();
    try (ScriptSession session = scripts.open()) {
      EvaluationContext context = contexts.of(actor, model, now, session);
      var csv = new Csv(out);
      csv.row(columns.stream().map(column -> heading(actor, model, column)).toList());
      long rows = 0;
      RecordQuery page = query.limitedTo(RecordQuery.MAX_LIMIT);
      while (rows < max) {
        page = page.limitedTo((int) Math.min(RecordQuery.MAX_LIMIT, max - rows));
        Queries.Part part = queries.part(actor, model, page, context, Action.EXPORT);
        for (List<Csv.Cell> row : cells(actor, model, columns, part.rows(), now)) {
          csv.row(row);
        }
        rows += part.rows().size();
        if (part.next() == null) {
          break;
        }
        page = page.continuedAt(part.next());
      }
      return rows;
    }
  }

  private static Csv.Cell heading(Actor actor, FormModel model, FieldKey column) {
    Field field = model.logic().fields().get(column.value());
    var title = field == null ? PlatformTexts.of("record.system." + column) : field.title();
    return new Csv.Cell(title.in(actor.locale()), false);
  }

  private List<List<Csv.Cell>> cells(
      Actor actor,
      FormModel model,
      List<FieldKey> columns,
      List<RecordPage.Row> rows,
      Instant now) {
    var byColumn = new ArrayList<List<Csv.Cell>>();
    for (FieldKey column : columns) {
      byColumn.add(cells(actor, model, column, rows, now));
    }
    var cells = new ArrayList<List<Csv.Cell>>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      cells.add(byColumn.stream().map(column -> column.get(row)).toList());
    }
    return cells;
  }

  private List<Csv.Cell> cells(
      Actor actor, FormModel model, FieldKey column, List<RecordPage.Row> rows, Instant now) {
    Field field = model.logic().fields().get(column.value());
    var values =
        rows.stream().map(row -> open(row, column)).filter(Objects::nonNull).distinct().toList();
    Function<Object, Label> label = labels.of(actor, model, column, values, now);
    return rows.stream()
        .map(row -> {
          Object value = open(row, column);
          if (value == null) {
            Object mask = row.data().get(column.value());
            return mask == null || field == null
                ? Csv.Cell.EMPTY
                : new Csv.Cell(mask.toString(), false);
          }
          return cell(actor, value, label);
        })
        .toList();
  }

  /** The value, unless the actor sees a mask in its place, or nothing. */
  private static @Nullable Object open(RecordPage.Row row, FieldKey column) {
    String key = column.value();
    if (SystemField.named(key).isPresent()) {
      return row.system().get(key);
    }
    return row.fields().getOrDefault(key, FieldAccess.HIDDEN).canRead()
        ? row.data().get(key)
        : null;
  }

  private Csv.Cell cell(Actor actor, Object value, Function<Object, Label> label) {
    return switch (value) {
      case BigDecimal number -> new Csv.Cell(number.toPlainString(), true);
      case Number number -> new Csv.Cell(number.toString(), true);
      case Instant moment -> new Csv.Cell(MINUTES.format(moment.atZone(contexts.zone())), false);
      case List<?> several ->
          new Csv.Cell(
              several.stream()
                  .map(each ->
                      each instanceof Map<?, ?> map ? nameOf(map) : text(actor, each, label))
                  .collect(Collectors.joining("; ")),
              false);
      default -> new Csv.Cell(text(actor, value, label), false);
    };
  }

  private static String text(Actor actor, Object value, Function<Object, Label> label) {
    return label.apply(value).title().in(actor.locale());
  }

  /** A file by its name; a row of a subtable has none. */
  private static String nameOf(Map<?, ?> map) {
    return map.get("name") instanceof String name ? name : "…";
  }
}
