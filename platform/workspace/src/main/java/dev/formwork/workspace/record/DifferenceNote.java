package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.Execution;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Icon;
import java.util.List;

/** What is different in a record that was returned and came again. */
final class DifferenceNote extends NativeDetails {

  DifferenceNote(RecordView view, List<HistoryEntry.Change> changes, FormSource source) {
    super(summary(view, changes.size()), new ChangeList(view.form(), changes, source));
    addClassName("fw-difference");
    setOpen(true);
  }

  private static Span summary(RecordView view, int changes) {
    Execution execution = view.execution();
    int round = execution == null ? 1 : execution.round();
    return new Span(Icon.of("history"), new Span(t("difference.title", round, changes)));
  }
}
