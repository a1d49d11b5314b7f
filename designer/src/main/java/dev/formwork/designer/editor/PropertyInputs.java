package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Blanks;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Role;
import dev.formwork.workspace.form.DayPick;
import dev.formwork.workspace.parts.Button;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The input for each shape that a property can have. */
final class PropertyInputs {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int PAUSE = 400;

  private PropertyInputs() {}

  /** Whether it takes a box of its own: things with properties, and lists of them. */
  static boolean isBox(Shape shape) {
    return switch (shape) {
      case Shape.Group _, Shape.Variants _, Shape.Entries _, Shape.Condition _ -> true;
      case Shape.Items items -> !isWords(items.item().get());
      case Shape.Either either -> either.shapes().stream().anyMatch(PropertyInputs::isBox);
      case Shape.Words _,
          Shape.Text _,
          Shape.Choice _,
          Shape.Flag _,
          Shape.Numeral _,
          Shape.Quantity _,
          Shape.Value _,
          Shape.Cell _ ->
          false;
    };
  }

  private static boolean isWords(Shape item) {
    return item instanceof Shape.Words || item instanceof Shape.Choice;
  }

  static Component of(Spot spot, Shape shape) {
    return switch (shape) {
      case Shape.Text _ -> new TextsInput(spot);
      case Shape.Words words -> words(spot, words);
      case Shape.Choice choice -> choice(spot, choice);
      case Shape.Flag(var unlessSaid) -> flag(spot, unlessSaid);
      case Shape.Numeral number -> number(spot, number);
      case Shape.Quantity _ -> quantity(spot);
      case Shape.Condition _ -> new ConditionInput(spot);
      case Shape.Value _, Shape.Cell _ -> new ValueInput(spot, NODES.missingNode());
      case Shape.Items items ->
          isWords(items.item().get()) ? new WordsInput(spot, items) : new ItemsInput(spot, items);
      case Shape.Entries entries -> new EntriesInput(spot, entries);
      case Shape.Either either -> either(spot, either);
      case Shape.Group _, Shape.Variants _ -> group(spot, shape);
    };
  }

  // ---- words ----

  private static Component words(Spot spot, Shape.Words words) {
    String value = spot.value().asString("");
    List<Named> offered =
        spot.desk().suggestions().of(spot.member().name(), words.role(), spot.place());
    if (words.role() == Role.SCRIPT) {
      return new ScriptInput(spot);
    }
    if (words.role() == Role.DAY) {
      return day(spot, value);
    }
    if (!offered.isEmpty() && !spot.member().name().equals("key")) {
      return offered(spot.label(), value, offered, spot::typed);
    }
    var input = new WordInput(spot);
    input.setAriaLabel(spot.label());
    input.setValue(value);
    input.setMaxLength(words.maxLength());
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(PAUSE);
    input.setWidthFull();
    input.addValueChangeListener(change -> spot.typed(change.getValue()));
    return input;
  }

  private static Component day(Spot spot, String value) {
    var input = DayPick.of("");
    input.setAriaLabel(spot.label());
    input.setClearButtonVisible(true);
    try {
      input.setValue(value.isEmpty() ? null : LocalDate.parse(value));
    } catch (DateTimeParseException noDay) {
      input.setValue(null); // what stands there is told under the input
    }
    input.addValueChangeListener(
        change -> spot.typed(change.getValue() == null ? "" : change.getValue().toString()));
    return input;
  }

  /** A line of words; a key can change while something else is typed. */
  static final class WordInput extends TextField {

    private final transient Spot spot;

    private WordInput(Spot spot) {
      this.spot = spot;
    }

    void refresh() {
      if (spot.member().name().equals("key")) {
        setValue(spot.value().asString(""));
      }
    }
  }

  /** A field that offers words and takes others. */
  static ComboBox<String> offered(
      String label, String value, List<Named> offered, Consumer<String> told) {
    var input = new ComboBox<String>();
    input.setAriaLabel(label);
    var keys = new ArrayList<>(offered.stream().map(Named::key).toList());
    if (!value.isEmpty() && !keys.contains(value)) {
      keys.addFirst(value);
    }
    input.setItems(keys);
    input.setItemLabelGenerator(key ->
        offered.stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .map(Named::words)
            .orElse(key));
    input.setAllowCustomValue(true);
    input.setWidthFull();
    input.setClearButtonVisible(true);
    if (!value.isEmpty()) {
      input.setValue(value);
    }
    input.addValueChangeListener(
        change -> told.accept(Objects.requireNonNullElse(change.getValue(), "")));
    input.addCustomValueSetListener(typed -> told.accept(typed.getDetail()));
    return input;
  }

  // ---- one of several ----

  private static Component choice(Spot spot, Shape.Choice choice) {
    Consumer<String> told =
        chosen -> {
          if (chosen.isEmpty()) {
            spot.gone();
          } else {
            spot.typed(
                choice.numbers()
                    ? NODES.numberNode(Long.parseLong(chosen))
                    : NODES.stringNode(chosen));
          }
        };
    Select<String> select = choice(spot.label(), choice.values(), spot.value().asString(""), told);
    select.setEmptySelectionAllowed(!spot.member().required());
    return select;
  }

  static Select<String> choice(
      String label, List<String> values, String now, Consumer<String> told) {
    var select = new Select<String>();
    select.setAriaLabel(label);
    select.setItems(values);
    select.setItemLabelGenerator(value -> value == null ? "" : Labels.value(value));
    if (values.contains(now)) {
      select.setValue(now);
    }
    select.setWidthFull();
    select.addValueChangeListener(
        change -> told.accept(Objects.requireNonNullElse(change.getValue(), "")));
    return select;
  }

  private static Component flag(Spot spot, boolean unlessSaid) {
    var box = new Checkbox(spot.label());
    boolean isOn = spot.isThere() ? spot.value().asBoolean(false) : unlessSaid;
    box.setValue(isOn);
    if (!spot.member().help().isEmpty()) {
      box.getElement().setAttribute("title", Helps.of(spot.member()));
    }
    box.addValueChangeListener(change -> {
      if (change.getValue() == unlessSaid && !spot.member().required()) {
        spot.gone();
      } else {
        spot.typed(NODES.booleanNode(change.getValue()));
      }
    });
    return box;
  }

  // ---- numbers ----

  private static Component number(Spot spot, Shape.Numeral number) {
    var input = new BigDecimalField();
    input.setAriaLabel(spot.label());
    input.setWidthFull();
    if (spot.value().isNumber()) {
      input.setValue(spot.value().decimalValue());
    }
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(PAUSE);
    input.addValueChangeListener(change -> {
      @Nullable BigDecimal typed = change.getValue();
      if (typed == null) {
        spot.gone();
      } else {
        spot.typed(node(typed, number.whole()));
      }
    });
    return input;
  }

  private static JsonNode node(BigDecimal number, boolean whole) {
    return whole || number.stripTrailingZeros().scale() <= 0
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }

  private static Component quantity(Spot spot) {
    List<Named> parameters =
        spot.desk().suggestions().parameters().stream()
            .map(each -> new Named("$param." + each.key(), each.title()))
            .toList();
    return offered(
        spot.label(),
        spot.value().asString(""),
        parameters,
        typed -> {
          if (typed.matches("[0-9]{1,7}([.][0-9]{1,4})?")) {
            spot.typed(node(new BigDecimal(typed), false));
          } else {
            spot.typed(typed);
          }
        });
  }

  // ---- things with properties ----

  private static Component group(Spot spot, Shape shape) {
    if (!spot.isThere()) {
      return Button.quiet(
              t("editor.add", spot.label()), () -> spot.put(Blanks.of(shape, NODES.arrayNode())))
          .withIcon("plus");
    }
    return new PropertyPanel(spot.desk(), spot.place(), shape, Set.of());
  }

  /** What may be written in several ways: which one, and its input. */
  private static Component either(Spot spot, Shape.Either either) {
    int now =
        Stream.iterate(0, i -> i + 1)
            .limit(either.shapes().size())
            .filter(i -> either.shapes().get(i).takes(spot.value()))
            .findFirst()
            .orElse(0);
    Shape shape = either.shapes().get(now);
    var ways = new Div();
    ways.addClassName("fw-prop-ways");
    var both = new Div();
    for (int i = 0; i < either.shapes().size(); i++) {
      Shape way = either.shapes().get(i);
      var button =
          Button.quiet(
              way(way),
              () -> {
                if (!way.takes(spot.value())) {
                  spot.put(Blanks.of(way, NODES.arrayNode()));
                }
              });
      button.getElement().setAttribute("aria-pressed", String.valueOf(i == now));
      ways.add(button);
    }
    both.add(ways, of(spot, shape));
    both.addClassName("fw-prop-either");
    return both;
  }

  private static String way(Shape shape) {
    return switch (shape) {
      case Shape.Words(var role, _) ->
          role == Role.REFERENCE ? t("editor.way.reference") : t("editor.way.words");
      case Shape.Choice _ -> t("editor.way.choice");
      case Shape.Items _ -> t("editor.way.items");
      case Shape.Numeral _ -> t("editor.way.number");
      case Shape.Flag _ -> t("editor.way.flag");
      default -> t("editor.way.group");
    };
  }
}
