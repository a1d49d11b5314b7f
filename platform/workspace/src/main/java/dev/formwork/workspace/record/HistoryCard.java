package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.Reason;
import dev.formwork.forms.Form;
import dev.formwork.identity.Organisation;
import dev.formwork.records.HistoryEntry;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened to a record, newest first, each change with the value before and after. */
final class HistoryCard extends Div {

  private static final int FOLDED_FROM = 6;

  private final Form form;
  private final FormSource source;
  private final Organisation organisation;
  private final String here;
  private final Function<List<Reason>, String> why;

  /**
   * @param here path of the record's page
   * @param why puts into words what happened by itself
   */
  HistoryCard(
      Form form,
      List<HistoryEntry> history,
      FormSource source,
      Organisation organisation,
      String here,
      Function<List<Reason>, String> why) {
    this.form = form;
    this.source = source;
    this.organisation = organisation;
    this.here = here;
    this.why = why;
    addClassName("fw-history");
    for (int i = 0; i < history.size(); i++) {
      add(entry(history.get(i), i == 0));
    }
  }

  /** The newest one is how things are now. */
  private Component entry(HistoryEntry entry, boolean newest) {
    String actingFor = entry.actingFor();
    var who =
        new Span(
            actingFor == null
                ? name(entry.by())
                : t("history.acting-for", name(entry.by()), name(actingFor)));
    who.addClassName("fw-history-who");
    var head = new Div(who, new Span(" " + what(entry)));
    var when = new Div(new Span(Show.moment(entry.at())));
    when.addClassNames("fw-quiet", "fw-small", "fw-history-when");
    if (!newest) {
      when.add(then(entry.at()));
    }
    var line = new Div(head, when);
    line.addClassName("fw-history-entry");
    if (!entry.text().isEmpty()) {
      var words = new Div(entry.text());
      words.addClassName("fw-flow-words");
      line.add(words);
    }
    if (entry.kind().equals("continued") && !entry.why().isEmpty()) {
      var reasons = new Div(why.apply(entry.why()));
      reasons.addClassNames("fw-quiet", "fw-small");
      line.add(reasons);
    }
    if (!entry.persons().isEmpty()) {
      String people =
          entry.persons().stream()
              .map(this::name)
              .collect(Collectors.joining(t("value.separator")));
      var to = new Div(t("history.to", people));
      to.addClassNames("fw-quiet", "fw-small");
      line.add(to);
    }
    if (!entry.changes().isEmpty() && !entry.kind().equals("created")) {
      line.add(changes(entry.changes()));
    }
    return line;
  }

  private Component then(Instant moment) {
    var link = new Anchor(here + "?at=" + moment, t("history.as-of"));
    link.getElement().setAttribute("aria-label", t("history.as-of-label", Show.moment(moment)));
    return link;
  }

  private static String what(HistoryEntry entry) {
    if (entry.kind().equals("decided") && entry.node() != null && entry.outcome() != null) {
      return t("history.decided", Say.t(entry.node()), Say.t(entry.outcome()));
    }
    if (entry.node() != null) {
      return t("history.at", t("history." + entry.kind()), Say.t(entry.node()));
    }
    return t("history." + entry.kind());
  }

  private Component changes(List<HistoryEntry.Change> changes) {
    var list = new ChangeList(form, changes, source);
    if (changes.size() < FOLDED_FROM) {
      return list;
    }
    var fold =
        new com.vaadin.flow.component.html.NativeDetails(
            t("history.changes", changes.size()), list);
    fold.addClassNames("fw-small");
    return fold;
  }

  private String name(String person) {
    return organisation.person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}
