package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.records.HistoryEntry;
import dev.formwork.workspace.form.FieldPlace;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.ValueText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of values, each with the value before and after. */
final class ChangeList extends UnorderedList {

  private final Form form;
  private final FormSource source;

  ChangeList(Form form, List<HistoryEntry.Change> changes, FormSource source) {
    this.form = form;
    this.source = source;
    addClassName("fw-history-changes");
    changes.forEach(change -> add(change(change)));
  }

  private ListItem change(HistoryEntry.Change change) {
    FieldPlace place = FieldPlace.of(form, change.path());
    var title = new Span(place.title());
    title.addClassName("fw-quiet");
    var before = new Span(words(place.field(), change.before()));
    before.addClassName("fw-history-before");
    var after = new Span(words(place.field(), change.after()));
    var item = new ListItem(title, before, new Span("→"), after);
    item.getElement()
        .setAttribute(
            "aria-label", t("history.change", place.title(), before.getText(), after.getText()));
    return item;
  }

  private String words(@Nullable Field field, @Nullable Object value) {
    return field == null ? ValueText.plain(value) : ValueText.of(field, value, source);
  }
}
