package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Organisation;
import dev.formwork.records.HistoryEntry;
import dev.formwork.workspace.form.FieldPlace;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a record, newest first, each change with the value before and after. */
final class HistoryCard extends Div {

  private static final int FOLDED_FROM = 6;

  private final Form form;
  private final FormSource source;
  private final Organisation organisation;

  HistoryCard(Form form, List<HistoryEntry> history, FormSource source, Organisation organisation) {
    this.form = form;
    this.source = source;
    this.organisation = organisation;
    addClassName("fw-history");
    history.forEach(entry -> add(entry(entry)));
  }

  private Component entry(HistoryEntry entry) {
    var who = new Span(name(entry.by()));
    who.addClassName("fw-history-who");
    var head = new Div(who, new Span(" " + what(entry)));
    var when = new Div(Show.moment(entry.at()));
    when.addClassNames("fw-quiet", "fw-small");
    var line = new Div(head, when);
    line.addClassName("fw-history-entry");
    if (!entry.text().isEmpty()) {
      var words = new Div(entry.text());
      words.addClassName("fw-flow-words");
      line.add(words);
    }
    if (!entry.changes().isEmpty() && !entry.kind().equals("created")) {
      line.add(changes(entry.changes()));
    }
    return line;
  }

  private static String what(HistoryEntry entry) {
    if (entry.kind().equals("decided") && entry.node() != null && entry.outcome() != null) {
      return t("history.decided", Say.t(entry.node()), Say.t(entry.outcome()));
    }
    return t("history." + entry.kind());
  }

  private Component changes(List<HistoryEntry.Change> changes) {
    var list = new UnorderedList();
    list.addClassName("fw-history-changes");
    changes.forEach(change -> list.add(change(change)));
    if (changes.size() < FOLDED_FROM) {
      return list;
    }
    var fold =
        new com.vaadin.flow.component.html.NativeDetails(
            t("history.changes", changes.size()), list);
    fold.addClassNames("fw-small");
    return fold;
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

  private String name(String person) {
    return organisation.person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}
