package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.formwork.designer.editor.FormFromSheet;
import dev.formwork.editing.ColumnGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What each column of a spreadsheet becomes: guessed, and corrected beside what is in it. */
@CssImport("./formwork/table.css")
final class ColumnsInput extends Div {

  private final List<ColumnGuess> columns;
  private final List<Boolean> taken;

  ColumnsInput(List<ColumnGuess> guesses) {
    this.columns = new ArrayList<>(guesses);
    this.taken = new ArrayList<>(guesses.stream().map(_ -> true).toList());
    addClassNames("fw-table-frame", "fw-columns");
    getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("columns.title"));
    var head = new NativeTableRow();
    for (String key :
        List.of(
            "columns.take",
            "columns.title",
            "columns.type",
            "columns.required",
            "columns.examples")) {
      head.add(new NativeTableHeaderCell(t(key)));
    }
    var table = new NativeTable();
    table.addClassName("fw-table");
    table.getHead().add(head);
    IntStream.range(0, columns.size()).forEach(i -> table.getBody().add(line(i)));
    add(table);
  }

  /** Those that were not left out, as they were corrected. */
  List<ColumnGuess> columns() {
    return IntStream.range(0, columns.size()).filter(taken::get).mapToObj(columns::get).toList();
  }

  private NativeTableRow line(int at) {
    ColumnGuess guess = columns.get(at);
    var take = new Checkbox(true);
    take.setAriaLabel(t("columns.take-of", guess.title()));
    take.addValueChangeListener(change -> taken.set(at, change.getValue()));
    var type = new Select<String>();
    type.setItems(FormFromSheet.TYPES);
    type.setItemLabelGenerator(FormFromSheet::title);
    type.setValue(guess.type());
    type.setAriaLabel(t("columns.type-of", guess.title()));
    type.addValueChangeListener(change -> columns.set(at, columns.get(at).as(change.getValue())));
    var required = new Checkbox(guess.required());
    required.setAriaLabel(t("columns.required-of", guess.title()));
    required.addValueChangeListener(
        change -> columns.set(at, columns.get(at).required(change.getValue())));
    var examples = new Span(String.join(" · ", guess.examples()));
    examples.addClassNames("fw-quiet", "fw-small");
    return new NativeTableRow(
        new NativeTableCell(take),
        new NativeTableCell(new Span(guess.title())),
        new NativeTableCell(type),
        new NativeTableCell(required),
        new NativeTableCell(examples));
  }
}
