package dev.formwork.workspace.form;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are only read: a plain table, with what is filled in by itself below each row. */
@CssImport("./formwork/table.css")
final class RowsShown extends Div {

  private final FieldType.Subtable type;
  private final FormSource source;
  private final Function<String, FieldAccess> access;

  /**
   * @param access how far a column is open, by its key
   */
  RowsShown(FieldType.Subtable type, FormSource source, Function<String, FieldAccess> access) {
    this.type = type;
    this.source = source;
    this.access = access;
    addClassName("fw-table-frame");
  }

  void show(@Nullable Object value) {
    removeAll();
    List<?> rows = value instanceof List<?> list ? list : List.of();
    if (rows.isEmpty()) {
      setText(Show.NOTHING);
      return;
    }
    var table = new NativeTable();
    table.addClassName("fw-table");
    List<Field> columns =
        Fields.columns(type).stream().filter(field -> isFilled(field, rows)).toList();
    table.getHead().add(head(columns));
    rows.forEach(row -> addLines(table, columns, (Map<?, ?>) row));
    add(table);
  }

  private static boolean isFilled(Field field, List<?> rows) {
    return rows.stream().anyMatch(row -> ((Map<?, ?>) row).get(field.key().value()) != null);
  }

  private static NativeTableRow head(List<Field> columns) {
    var head = new NativeTableRow();
    for (Field field : columns) {
      var title = new NativeTableHeaderCell(Say.t(field.title()));
      title.getElement().setAttribute("data-right", Fields.isNumber(field));
      head.add(title);
    }
    return head;
  }

  private void addLines(NativeTable table, List<Field> columns, Map<?, ?> row) {
    var line = new NativeTableRow();
    for (Field field : columns) {
      var shown = new ShownValue(field, source);
      shown.show(row.get(field.key().value()), access.apply(field.key().value()));
      var cell = new NativeTableCell(shown);
      cell.getElement().setAttribute("data-right", Fields.isNumber(field));
      line.add(cell);
    }
    table.getBody().add(line);
    String aside = Fields.aside(type, row, source, access);
    if (!aside.isEmpty()) {
      var words = new NativeTableCell(aside);
      words.addClassNames("fw-quiet", "fw-small");
      words.getElement().setAttribute("colspan", String.valueOf(columns.size()));
      var below = new NativeTableRow(words);
      below.addClassName("fw-table-aside");
      table.getBody().add(below);
    }
  }
}
