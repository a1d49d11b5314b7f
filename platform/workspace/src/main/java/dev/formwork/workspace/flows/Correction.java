package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import dev.formwork.forms.Field;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problems;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.form.FormPanel;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets some fields of a record, chosen by name, in the inputs of its own form. */
final class Correction extends Div {

  private final MultiSelectComboBox<Field> fields = new MultiSelectComboBox<>(t("flows.fields"));
  private final FormPanel form;
  private final long revision;

  Correction(FormSource source) {
    RecordView record = source.preview(Map.of());
    revision = record.revision();
    form = new FormPanel(record, source);
    form.showOnly(Set.of());
    fields.setItems(
        record
            .form()
            .fields()
            .filter(field -> record.access(field.key().value()).canEdit())
            .filter(field -> !record.hidden().contains(field.key().value()))
            .toList());
    fields.setItemLabelGenerator(field -> Say.t(field.title()));
    fields.setManualValidation(true);
    fields.setRequiredIndicatorVisible(true);
    fields.setWidthFull();
    fields.addValueChangeListener(change -> {
      fields.setInvalid(false);
      form.showOnly(
          change.getValue().stream()
              .map(Field::key)
              .map(FieldKey::value)
              .collect(Collectors.toSet()));
    });
    addClassName("fw-correction");
    add(fields, form);
  }

  /** The revision that was seen. */
  long revision() {
    return revision;
  }

  /** What is set, by field; null where a value was taken away. */
  Map<String, @Nullable Object> changes() {
    return new LinkedHashMap<>(form.changes());
  }

  /** Says that there is nothing to do yet. */
  void askForFields() {
    fields.setErrorMessage(t("flows.fields-missing"));
    fields.setInvalid(true);
  }

  /** Whether all of these stand at a field; then they are shown there. */
  boolean shows(Problems problems) {
    boolean mine =
        problems.stream()
            .allMatch(
                problem -> form.view().form().field(FieldPath.fieldOf(problem.path())).isPresent());
    if (mine) {
      form.showProblems(problems);
      form.goToProblems();
    }
    return mine;
  }
}
