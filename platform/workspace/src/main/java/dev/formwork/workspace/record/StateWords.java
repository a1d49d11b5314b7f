package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.forms.Form;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Say;

/** The states of records in words and colours. */
public final class StateWords {

  private StateWords() {}

  public static String word(State state) {
    return t("state." + state.word());
  }

  static String word(EndState state) {
    return word(
        switch (state) {
          case COMPLETED -> State.COMPLETED;
          case REJECTED -> State.REJECTED;
          case CANCELLED -> State.CANCELLED;
        });
  }

  public static StateBadge.Kind kind(State state) {
    return switch (state) {
      case DRAFT, CANCELLED -> StateBadge.Kind.NEUTRAL;
      case RUNNING -> StateBadge.Kind.INFO;
      case COMPLETED, DONE -> StateBadge.Kind.SUCCESS;
      case REJECTED -> StateBadge.Kind.DANGER;
    };
  }

  /** Whether the state says nothing: a record that goes through no flow is just there. */
  public static boolean isPlain(Form form, State state) {
    return form.flow() == null && state == State.DONE;
  }

  public static Span badge(State state) {
    return StateBadge.of(kind(state), word(state));
  }

  /** The state, and where its flow waits if it does: for whoever looks, if for him. */
  static Span badge(RecordView view) {
    Execution execution = view.execution();
    if (view.state() == State.RUNNING && execution != null && !execution.tasks().isEmpty()) {
      var task =
          view.tasks().isEmpty() ? execution.tasks().getFirst() : view.tasks().getFirst().task();
      return StateBadge.of(
          task.rework() == null ? StateBadge.Kind.INFO : StateBadge.Kind.WARNING,
          t("state.waiting", Say.t(task.title())));
    }
    return badge(view.state());
  }
}
