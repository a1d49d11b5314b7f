package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordPage.Row;
import dev.formwork.records.RelatedRecords;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.form.Fields;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.list.SystemFields;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.stream.Stream;

/** Records of another form that point to the one on this page, and the way to a new one. */
final class RelatedCard extends Div {

  private final RelatedRecords related;
  private final FormSource source;
  private final List<Field> columns;

  /**
   * @param record id of the record that they point to
   * @param form the other form
   * @param source answers what the values of the others are called
   * @param link shows the links through which customers hand one in
   */
  RelatedCard(
      RelatedRecords related,
      String record,
      Form form,
      Organisation organisation,
      FormSource source,
      Runnable link) {
    this.related = related;
    this.source = source;
    this.columns =
        related.columns().stream().flatMap(key -> column(key, form, organisation)).toList();
    addClassNames("fw-card", "fw-related");
    getElement().setAttribute("data-related", related.form().key() + "/" + related.by());
    add(head(record, link));
    var scroll = new Div(table());
    scroll.addClassName("fw-related-table");
    add(scroll);
  }

  private static Stream<Field> column(FieldKey key, Form form, Organisation organisation) {
    return SystemField.named(key.value())
        .flatMap(system -> SystemFields.of(system, organisation))
        .or(() -> form.field(key))
        .stream();
  }

  private Component head(String record, Runnable link) {
    long shown = related.page().rows().size();
    long all = related.page().count();
    var count = new Span(shown < all ? t("related.newest", shown, all) : String.valueOf(all));
    count.addClassName("fw-quiet");
    var head = new Div(new H2(Say.t(related.title())), count);
    head.addClassName("fw-related-head");
    var ways = new Div();
    if (related.canLink()) {
      ways.add(link(link));
    }
    if (related.canCreate()) {
      ways.add(begin(t("related.new"), related, record));
    }
    if (ways.getComponentCount() > 0) {
      ways.addClassName("fw-related-ways");
      head.add(ways);
    }
    return head;
  }

  /** A button to a new record that points to this one. */
  static Button begin(String words, RelatedRecords related, String record) {
    return Button.quiet(
            words,
            () ->
                UI.getCurrent()
                    .navigate(
                        RecordNavigation.pathOfNew(related.form()),
                        RecordNavigation.preset(related.by(), record)))
        .withIcon("plus");
  }

  /** A button to the links through which somebody without an account hands one in. */
  static Button link(Runnable open) {
    return Button.quiet(t("related.link"), open).withIcon("link");
  }

  private Component table() {
    var table = new NativeTable();
    var titles = new NativeTableRow();
    columns.forEach(field -> titles.add(header(field)));
    table.add(new NativeTableHeader(titles));
    var body = new NativeTableBody();
    related.page().rows().forEach(row -> body.add(line(row)));
    table.add(body);
    return table;
  }

  private static NativeTableHeaderCell header(Field field) {
    var cell = new NativeTableHeaderCell(Say.t(field.title()));
    cell.getElement().setAttribute("data-right", Fields.isNumber(field));
    return cell;
  }

  private NativeTableRow line(Row row) {
    var line = new NativeTableRow();
    boolean first = true;
    for (Field field : columns) {
      String words = words(row, field);
      var cell = new NativeTableCell();
      cell.getElement().setAttribute("data-right", Fields.isNumber(field));
      cell.add(
          first
              ? Link.to(
                  RecordNavigation.path(related.form(), row.id()),
                  words.isBlank() ? t("related.open") : words)
              : new Span(words));
      first = false;
      line.add(cell);
    }
    return line;
  }

  private String words(Row row, Field field) {
    String key = field.key().value();
    Object value = SystemField.named(key).isPresent() ? row.system().get(key) : row.data().get(key);
    return row.fields().get(key) == FieldAccess.MASKED
        ? ValueText.plain(value)
        : ValueText.of(field, value, source);
  }
}
