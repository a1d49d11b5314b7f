package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.Objects;
import java.util.function.Consumer;

/** Asks how long time is to pass in a walk. */
final class WaitSheet {

  private static final int LONGEST = 1_000;

  private WaitSheet() {}

  /**
   * Asks.
   *
   * @param told hears it as scenarios write it: {@code 5 working hours}
   */
  static void open(Consumer<String> told) {
    var sheet = new Sheet(t("walk.wait"));
    var number = new IntegerField(t("walk.wait-number"));
    number.setValue(2);
    number.setMin(1);
    number.setMax(LONGEST);
    number.setStepButtonsVisible(true);
    var unit = new Select<String>();
    unit.setLabel(t("walk.wait-unit"));
    unit.setItems(WalkTime.UNITS);
    unit.setItemLabelGenerator(WalkTime::unit);
    unit.setValue(WalkTime.UNITS.get(1));
    var line = new Div(number, unit);
    line.addClassName("fw-walk-length");
    sheet.with(line);
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(
            t("walk.wait"),
            () -> {
              Integer amount = number.getValue();
              if (amount == null || amount < 1 || amount > LONGEST) {
                number.setInvalid(true);
                return;
              }
              sheet.close();
              told.accept(amount + " " + Objects.requireNonNull(unit.getValue()));
            }));
    sheet.open();
  }
}
