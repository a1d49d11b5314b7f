package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that is only read: words, badges, links; nothing that looks like an input. */
final class ShownValue extends Div {

  private final Field field;
  private final FormSource source;

  ShownValue(Field field, FormSource source) {
    this.field = field;
    this.source = source;
    addClassName("fw-shown");
  }

  void show(@Nullable Object value, FieldAccess access) {
    removeAll();
    if (access == FieldAccess.MASKED && value != null) {
      add(Icon.of("eye-off"), new Span(value.toString()));
      return;
    }
    parts(value).forEach(this::add);
  }

  private Stream<Component> parts(@Nullable Object value) {
    return switch (field.type()) {
      case FieldType.Choice choice when value != null ->
          choices(source.options(choice.options()), List.of(value));
      case FieldType.Lookup lookup when lookup.options() != null && value != null ->
          choices(
              source.options(lookup.options()),
              value instanceof List<?> keys ? keys : List.of(value));
      case FieldType.MultiChoice choice when value instanceof List<?> keys ->
          choices(source.options(choice.options()), keys);
      case FieldType.Relation relation when value != null -> Stream.of(relation(relation, value));
      case FieldType.Signature _ when value instanceof List<?> files && !files.isEmpty() ->
          Stream.of(SignedPicture.of(source, (Map<?, ?>) files.getFirst()));
      case FieldType.Attachment _ when value instanceof List<?> files && !files.isEmpty() ->
          files.stream().map(file -> FileLink.of(source, (Map<?, ?>) file));
      case FieldType.LongText _ when value != null -> Stream.of(paragraph(value.toString()));
      default -> Stream.of(word(ValueText.of(field, value, source), value == null));
    };
  }

  private static Stream<Component> choices(List<Option> options, List<?> keys) {
    return keys.stream()
        .map(key -> ChoiceInput.named(options, key.toString()))
        .map(ShownValue::choice);
  }

  private static Component choice(Option option) {
    var word = new Span(Say.t(option.title()));
    if (option.color() != null) {
      word.addClassName("fw-dot");
      word.getElement().setAttribute("data-kind", option.color());
    }
    return word;
  }

  private Component relation(FieldType.Relation relation, Object id) {
    String label = source.label(relation, id.toString());
    return label.isEmpty()
        ? word(t("value.not-readable"), true)
        : Link.to(RecordNavigation.path(source.target(relation), id.toString()), label);
  }

  private static Component paragraph(String text) {
    var paragraph = new Div(text);
    paragraph.addClassName("fw-shown-text");
    return paragraph;
  }

  private static Component word(String text, boolean quiet) {
    var word = new Span(text);
    if (quiet) {
      word.addClassName("fw-quiet");
    }
    return word;
  }
}
