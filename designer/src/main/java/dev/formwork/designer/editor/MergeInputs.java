package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.editing.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How several fields are merged: what the one is called, and what becomes of their values. */
final class MergeInputs extends Div implements ReshapeSheet.Inputs {

  private final transient ChosenFields fields;
  private final Select<FieldMerge.Way> way = new Select<>();
  private final TextField separator = new TextField(t("reshape.separator"));
  private final PartInput name;
  private transient Runnable told = () -> {};

  /**
   * @param fields that can be merged in some way
   */
  MergeInputs(ChosenFields fields) {
    this.fields = fields;
    addClassName("fw-reshape");
    List<FieldMerge.Way> ways = FieldMerge.ways(fields.values());
    way.setLabel(t("reshape.way"));
    way.setItems(ways);
    way.setItemLabelGenerator(
        each -> each == null ? "" : t("reshape.way." + each.name().toLowerCase(Locale.ROOT)));
    way.setValue(ways.getFirst());
    way.addValueChangeListener(_ -> changed());
    separator.setValue(" ");
    separator.setHelperText(t("reshape.between"));
    separator.setValueChangeMode(ValueChangeMode.LAZY);
    separator.addValueChangeListener(_ -> changed());
    String word =
        fields.values().getFirst().path("key").asString("field").replaceAll("[0-9]+$", "");
    name = new PartInput(fields.form(), NewField.freeKey(word, fields.form()), this::changed);
    name.begin();
    var how = new Div(way, separator);
    how.addClassName("fw-reshape-how");
    var which = new Paragraph(fields.titles());
    which.addClassName("fw-quiet");
    add(which, how, name);
    changed();
  }

  private void changed() {
    separator.setVisible(way.getValue() == FieldMerge.Way.JOINED);
    told.run();
  }

  @Override
  public Component component() {
    return this;
  }

  @Override
  public Optional<Reshaping> asked() {
    Set<String> taken = new HashSet<>();
    Suggestions.fieldNodes(fields.form()).forEach(each -> taken.add(each.path("key").asString("")));
    return name.part(taken)
        .map(part -> FieldMerge.of(fields.values(), part, way.getValue(), separator.getValue()));
  }

  @Override
  public void onChange(Runnable listener) {
    told = listener;
  }

  @Override
  public List<Place> places() {
    return fields.places();
  }
}
