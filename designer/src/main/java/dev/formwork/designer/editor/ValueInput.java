package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Shape;
import dev.formwork.workspace.parts.Button;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value: typed, or one that is known only then (the person, today, a field, a parameter), or a
 * formula; in a cell of a decision table also comparisons.
 */
final class ValueInput extends Div {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int PAUSE = 400;

  private final transient Spot spot;
  private final transient JsonNode field;

  /**
   * @param field whose value it is, as its form has it; missing where it isn't known
   */
  ValueInput(Spot spot, JsonNode field) {
    this.spot = spot;
    this.field = field;
    addClassName("fw-value");
    JsonNode value = spot.value();
    if (value.isObject() && value.has("formula")) {
      add(formula(value), toggle(false));
    } else if (value.isObject()) {
      add(comparisons(value));
    } else {
      add(plain(value));
      if (spot.member().shape().get() instanceof Shape.Value(boolean takesFormula)
          && takesFormula) {
        add(toggle(true));
      }
    }
  }

  private Component formula(JsonNode value) {
    var area = new TextArea();
    area.setAriaLabel(t("editor.formula", spot.label()));
    area.setValue(value.path("formula").asString(""));
    area.setMinRows(1);
    area.addClassName("fw-script");
    area.setWidthFull();
    area.setValueChangeMode(ValueChangeMode.LAZY);
    area.setValueChangeTimeout(PAUSE);
    area.addValueChangeListener(
        change -> spot.typed(NODES.objectNode().put("formula", change.getValue())));
    return area;
  }

  private Component toggle(boolean toFormula) {
    var button =
        Button.picture(
            toFormula ? "code" : "pencil",
            toFormula ? t("editor.to-formula") : t("editor.to-value"),
            () ->
                spot.put(
                    toFormula
                        ? NODES.objectNode().put("formula", Values.text(spot.value()))
                        : NODES.stringNode("")));
    button.addClassName("fw-value-toggle");
    return button;
  }

  private Component plain(JsonNode value) {
    boolean isList = value.isArray();
    return PropertyInputs.offered(
        spot.label(),
        Values.text(value),
        offered(),
        typed -> {
          if (isList || typed.contains(",") || typed.contains("，")) {
            spot.typed(Values.readList(typed, field));
          } else if (typed.isEmpty()) {
            spot.typed("");
          } else {
            spot.typed(Values.read(typed, field, value));
          }
        });
  }

  /** What the field can hold, then what is known only when it is asked. */
  private List<Named> offered() {
    Suggestions suggestions = spot.desk().suggestions();
    var offered = new ArrayList<>(suggestions.optionsOf(field));
    String type = field.path("type").asString("");
    if (type.equals("switch")) {
      offered.add(new Named("true", t("editor.value.true")));
      offered.add(new Named("false", t("editor.value.false")));
    }
    for (String word : List.of("$user", "$department", "$store", "$today", "$now")) {
      offered.add(new Named(word, t("editor.value." + word.substring(1))));
    }
    suggestions
        .parameters()
        .forEach(each -> offered.add(new Named("$param." + each.key(), each.title())));
    suggestions
        .fields(spot.place())
        .forEach(each -> offered.add(new Named("$field." + each.key(), each.title())));
    return offered;
  }

  /** Comparisons that must all hold, one a line: {@code gte 3}. */
  private Component comparisons(JsonNode value) {
    var lines = new Div();
    lines.addClassName("fw-comparisons");
    value.properties().forEach(each -> lines.add(comparison(each.getKey(), each.getValue())));
    return lines;
  }

  private Component comparison(String operator, JsonNode operand) {
    var input = new TextField();
    input.setPrefixComponent(new Div(Labels.value(operator)));
    input.setAriaLabel(Labels.value(operator));
    input.setValue(Values.text(operand));
    input.setWidthFull();
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(PAUSE);
    input.addValueChangeListener(change -> {
      ObjectNode cell = (ObjectNode) spot.value().deepCopy();
      cell.set(
          operator,
          operand.isArray()
              ? Values.readList(change.getValue(), field)
              : Values.read(change.getValue(), field, operand));
      spot.typed(cell);
    });
    return input;
  }
}
