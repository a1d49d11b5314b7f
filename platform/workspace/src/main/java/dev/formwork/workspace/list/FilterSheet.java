package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.rules.Condition.Compare;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.workspace.form.FieldInput;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for one filter: a field, how to compare, with what. */
final class FilterSheet {

  private final FormSource source;
  private final Sheet sheet = new Sheet(t("filter.title"));
  private final ComboBox<Field> field = new ComboBox<>(t("filter.field"));
  private final ComboBox<Operator> operator = new ComboBox<>(t("filter.operator"));
  private final Div place = new Div();
  private @Nullable Object value;

  private FilterSheet(List<Field> fields, FormSource source, Consumer<Compare> add) {
    this.source = source;
    field.setItems(fields.stream().filter(each -> !FilterWords.operators(each).isEmpty()).toList());
    field.setItemLabelGenerator(each -> Say.t(each.title()));
    field.setWidthFull();
    field.setAutofocus(true);
    field.addValueChangeListener(change -> offerOperators());
    operator.setItemLabelGenerator(FilterWords::word);
    operator.setWidthFull();
    operator.addValueChangeListener(change -> offerValue());
    operator.setVisible(false);
    sheet.with(field, operator, place);
    sheet.actions(
        Button.plain(t("sheet.back"), sheet::close),
        Button.primary(t("filter.add"), () -> finish(add)));
  }

  static void open(List<Field> fields, FormSource source, Consumer<Compare> add) {
    new FilterSheet(fields, source, add).sheet.open();
  }

  private void offerOperators() {
    operator.setVisible(!field.isEmpty());
    if (!field.isEmpty()) {
      List<Operator> fitting = FilterWords.operators(field.getValue());
      operator.setItems(fitting);
      operator.setValue(fitting.getFirst());
      offerValue();
    }
  }

  private void offerValue() {
    place.removeAll();
    value = null;
    if (!operator.isEmpty() && operator.getValue().needsValue()) {
      place.add(FieldInput.plain(asked(field.getValue()), source, given -> value = given));
    }
  }

  /** Moments are compared by day, formulas by what they yield, several choices one by one. */
  private static Field asked(Field field) {
    FieldType type =
        switch (field.type()) {
          case FieldType.Moment _ -> new FieldType.Day(null, null);
          case FieldType.Choice(var options, _) -> new FieldType.Choice(options);
          case FieldType.Relation relation ->
              new FieldType.Relation(relation.form(), Map.of(), null, null);
          case FieldType.MultiChoice(var options, _) -> new FieldType.Choice(options);
          case FieldType.LongText _, FieldType.Serial _ -> new FieldType.Text(0, null, null);
          case FieldType.Lookup lookup when lookup.options() != null ->
              new FieldType.Choice(lookup.options());
          case FieldType.Computed computed ->
              switch (computed.result()) {
                case TEXT, CHOICES -> new FieldType.Text(0, null, null);
                case INTEGER -> new FieldType.Whole(null, null);
                case DECIMAL -> new FieldType.Decimal(null, null, null);
                case MONEY -> new FieldType.Money(null, null, null, null);
                case DATE, DATE_TIME -> new FieldType.Day(null, null);
                case SWITCH -> new FieldType.Switch();
              };
          default -> field.type();
        };
    return FieldInput.of(field, type);
  }

  private void finish(Consumer<Compare> add) {
    if (field.isEmpty()) {
      field.focus();
      return;
    }
    boolean yesNo = value == null && asked(field.getValue()).type() instanceof FieldType.Switch;
    Object given = yesNo ? (Object) false : value;
    if (operator.getValue().needsValue() && given == null) {
      return;
    }
    sheet.close();
    add.accept(new Compare(field.getValue().key(), operator.getValue(), operand(given)));
  }

  private static Operand operand(@Nullable Object value) {
    return switch (value) {
      case null -> Operand.NULL;
      case LocalDate day -> Operand.of(day.toString());
      case Instant moment -> Operand.of(moment.toString());
      default -> Operand.of(value);
    };
  }
}
