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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a record stands by the field that its form names for that. */
public final class StatusBadge {

  private StatusBadge() {}

  /** The badge; empty where its state is all that there is to say. */
  public static Optional<Span> of(RecordView view, FormSource source) {
    return option(view.form(), view.state(), view.data(), source)
        .map(option -> StateBadge.of(kind(option), Say.t(option.title())));
  }

  /**
   * The option that says it; none while the record is a draft or runs, where it was rejected or
   * cancelled, and where the field says nothing to whoever looks.
   *
   * @param data what he may see of the record
   */
  public static Optional<Option> option(
      Form form, State state, Map<String, Object> data, FormSource source) {
    FieldKey status = form.status();
    boolean isOver = state == State.COMPLETED || state == State.DONE;
    return status == null || !isOver
        ? Optional.empty()
        : form.field(status).stream()
            .flatMap(field ->
                field.type() instanceof FieldType.Choice choice
                    ? source.options(choice.options()).stream()
                    : Stream.empty())
            .filter(option -> option.key().equals(data.get(status.value())))
            .findFirst();
  }

  /** What its colour means. */
  public static StateBadge.Kind kind(Option option) {
    String color = option.color();
    return color == null ? StateBadge.Kind.NEUTRAL : StateBadge.Kind.named(color);
  }
}
