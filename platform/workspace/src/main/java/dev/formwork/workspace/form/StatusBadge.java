package dev.formwork.workspace.form;

import com.vaadin.flow.component.html.Span;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Option;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Say;
import java.util.Optional;

/** How a record stands by the field that its form names for that. */
public final class StatusBadge {

  private StatusBadge() {}

  /**
   * The badge; empty while the record is a draft or runs, where it was rejected or cancelled, and
   * where the field says nothing to whoever looks.
   */
  public static Optional<Span> of(RecordView view, FormSource source) {
    Form form = view.form();
    FieldKey status = form.status();
    boolean isOver = view.state() == State.COMPLETED || view.state() == State.DONE;
    if (status == null || !isOver || !(view.data().get(status.value()) instanceof String key)) {
      return Optional.empty();
    }
    return form.field(status)
        .filter(field -> field.type() instanceof FieldType.Choice)
        .map(field -> (FieldType.Choice) field.type())
        .map(choice -> ChoiceInput.named(source.options(choice.options()), key))
        .map(StatusBadge::of);
  }

  private static Span of(Option option) {
    String color = option.color();
    return StateBadge.of(
        color == null ? StateBadge.Kind.NEUTRAL : StateBadge.Kind.named(color),
        Say.t(option.title()));
  }
}
