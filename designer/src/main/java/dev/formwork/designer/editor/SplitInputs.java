package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.editing.Place;
import dev.formwork.workspace.parts.Button;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How a text field is split: into which fields, and where its text is cut. */
final class SplitInputs extends Div implements ReshapeSheet.Inputs {

  private static final int MOST = 6;
  private static final String AT = "at";
  private static final String AFTER = "after";

  private final transient Desk desk;
  private final Place place;
  private final Select<String> way = new Select<>();
  private final TextField separator = new TextField(t("reshape.separator"));
  private final TextField example = new TextField(t("reshape.example"));
  private final Div rows = new Div();
  private final Button more;
  private final transient List<Row> parts = new ArrayList<>();
  private transient Runnable told = () -> {};

  private record Row(PartInput name, IntegerField length) {}

  SplitInputs(Desk desk, Place place) {
    this.desk = desk;
    this.place = place;
    addClassName("fw-reshape");
    way.setLabel(t("reshape.cut"));
    way.setItems(AT, AFTER);
    way.setItemLabelGenerator(each -> t("reshape.cut." + each));
    way.setValue(AT);
    way.addValueChangeListener(_ -> changed());
    separator.setPlaceholder(t("reshape.blank"));
    separator.setHelperText(t("reshape.separator-help"));
    separator.setValueChangeMode(ValueChangeMode.LAZY);
    separator.addValueChangeListener(_ -> changed());
    example.setHelperText(t("reshape.example-help"));
    example.setValueChangeMode(ValueChangeMode.LAZY);
    example.addValueChangeListener(_ -> tryOut());
    more = Button.quiet(t("reshape.more"), this::addPart).withIcon("plus");
    var how = new Div(way, separator, example);
    how.addClassName("fw-reshape-how");
    add(how, rows, more);
    addPart();
    addPart();
    parts.getFirst().name().begin();
  }

  private void addPart() {
    String free = NewField.freeKey(field().path("key").asString("part"), desk.tree());
    int number = parts.size();
    var name =
        new PartInput(desk.tree(), free.replaceAll("[0-9]+$", "") + (number + 1), this::changed);
    var length = new IntegerField(t("reshape.length"));
    length.setMin(1);
    length.setValue(1);
    length.setStepButtonsVisible(true);
    length.addValueChangeListener(_ -> changed());
    name.add(length);
    parts.add(new Row(name, length));
    rows.add(name);
    more.setVisible(parts.size() < MOST);
    changed();
  }

  private JsonNode field() {
    return desk.at(place);
  }

  private void changed() {
    boolean isAt = AT.equals(way.getValue());
    separator.setVisible(isAt);
    parts.forEach(row -> row.length().setVisible(!isAt && !row.equals(parts.getLast())));
    tryOut();
    told.run();
  }

  private void tryOut() {
    List<String> pieces = cut().pieces(example.getValue(), parts.size());
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).name().show(pieces.get(i));
    }
  }

  private FieldSplit.Cut cut() {
    return AT.equals(way.getValue())
        ? new FieldSplit.Cut.At(separator.getValue())
        : new FieldSplit.Cut.After(
            parts.stream()
                .limit(parts.size() - 1L)
                .map(row -> row.length().getValue())
                .map(length -> length == null ? 1 : Math.max(1, length))
                .toList());
  }

  @Override
  public Component component() {
    return this;
  }

  @Override
  public Optional<Reshaping> asked() {
    Set<String> taken = new HashSet<>();
    Suggestions.fieldNodes(desk.tree()).forEach(each -> taken.add(each.path("key").asString("")));
    var named = new ArrayList<FieldSplit.Part>();
    for (Row row : parts) {
      row.name()
          .part(taken)
          .ifPresent(part -> {
            taken.add(part.key());
            named.add(part);
          });
    }
    return named.size() == parts.size()
        ? Optional.of(FieldSplit.of(field(), named, cut()))
        : Optional.empty();
  }

  @Override
  public void onChange(Runnable listener) {
    told = listener;
  }

  @Override
  public List<Place> places() {
    return List.of(place);
  }
}
