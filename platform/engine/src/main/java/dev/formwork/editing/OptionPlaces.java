package dev.formwork.editing;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Form;
import dev.formwork.forms.OptionList;
import dev.formwork.reports.Report;
import dev.formwork.rules.DecisionTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where definitions name an option: beside a field that has it, as what a condition compares it
 * with or what it is set to; in lists and tables; in scripts. It follows from what fields
 * definitions name, and where.
 */
public final class OptionPlaces {

  private final OptionHome home;
  private final String option;
  private final OptionFields fields;
  private final OptionColumns columns;

  private OptionPlaces(OptionHome home, String option, List<KnownDefinition> all) {
    this.home = home;
    this.option = option;
    this.fields = OptionFields.of(home, all);
    this.columns = OptionColumns.of(fields, all);
  }

  /**
   * Finds an option in definitions.
   *
   * @param all that say which fields have which options
   */
  public static OptionPlaces of(OptionHome home, String option, List<KnownDefinition> all) {
    return new OptionPlaces(home, option, all);
  }

  /** The fields that hold keys of these options. */
  public OptionFields fields() {
    return fields;
  }

  /** Where a definition names the option; its own key is none of these places. */
  public List<Reference> in(KnownDefinition definition) {
    return new Look(definition).found();
  }

  private final class Look {

    private final KnownDefinition definition;
    private final JsonNode tree;
    private final Set<Reference> found = new LinkedHashSet<>();

    private Look(KnownDefinition definition) {
      this.definition = definition;
      this.tree = definition.tree();
    }

    private List<Reference> found() {
      if (is(Form.TYPE)) {
        OptionFields.drawn(definition).forEach(this::addField);
      } else if (is(OptionList.TYPE)) {
        addList();
      } else if (is(DecisionTable.TYPE)) {
        addTable();
      }
      definition.named().forEach(this::addBeside);
      addScripts();
      return List.copyOf(found);
    }

    private boolean is(DefinitionType<?> type) {
      return definition.name().kind().equals(type.kind());
    }

    /** What a field says itself: its default, which options it offers, what is above them. */
    private void addField(OptionFields.Drawn drawn) {
      if (fields.isOne(drawn.spot())) {
        addValues(drawn.place().member("default"), Written.VALUE);
      }
      OptionHome options = drawn.options().orElse(null);
      if (options == null) {
        return;
      }
      Place filter = drawn.place().member("filter");
      for (Place place : OptionFields.places(tree.at(filter.pointer()), filter)) {
        if (asksFor(options, tree.at(place.pointer()).path("field").asString(""))) {
          addValues(place.member("value"), Written.VALUE);
        }
      }
      if (!options.isList() && fields.areAbove(options)) {
        addParents(drawn.place().member("options"));
      }
    }

    /** Whether what a filter asks of options is one of ours. */
    private boolean asksFor(OptionHome options, String what) {
      return switch (what) {
        case "key" -> options.equals(home);
        case "parent" -> fields.areAbove(options);
        default -> fields.isColumn(options, what);
      };
    }

    private void addList() {
      OptionHome own = OptionHome.list(definition.key());
      Place options = Place.of("/options");
      if (fields.areAbove(own)) {
        addParents(options);
      }
      for (int i = 0; i < tree.path("options").size(); i++) {
        Place values = options.item(i).member("values");
        for (String column : tree.at(values.pointer()).propertyNames()) {
          if (fields.isColumn(own, column)) {
            addValues(values.member(column), Written.VALUE);
          }
        }
      }
      for (int i = 0; i < tree.path("columns").size(); i++) {
        if (fields.isColumn(own, tree.path("columns").path(i).path("key").asString(""))) {
          addValues(Place.of("/columns").item(i).member("default"), Written.VALUE);
        }
      }
    }

    private void addParents(Place options) {
      for (int i = 0; i < tree.at(options.pointer()).size(); i++) {
        addValues(options.item(i).member("parent"), Written.VALUE);
      }
    }

    private void addTable() {
      for (String side : List.of("inputs", "outputs")) {
        for (int i = 0; i < tree.path(side).size(); i++) {
          Place column = Place.of("/" + side).item(i);
          String key = tree.at(column.pointer()).path("key").asString("");
          boolean isInput = side.equals("inputs");
          columns
              .how(definition.key(), isInput, key)
              .ifPresent(how -> addColumn(column, key, isInput, how));
        }
      }
    }

    private void addColumn(Place column, String key, boolean isInput, Written how) {
      addValues(column.member("options"), how);
      for (int i = 0; i < tree.path("rows").size(); i++) {
        Place row = Place.of("/rows").item(i);
        Place cell = row.member(isInput ? "when" : "then").member(key);
        addValues(cell, how);
        if (isInput && tree.at(cell.pointer()).isObject()) {
          tree.at(cell.pointer())
              .propertyNames()
              .forEach(operator -> addValues(cell.member(operator), how));
        }
      }
      if (!isInput) {
        addValues(Place.of("/otherwise").member(key), how);
      }
    }

    /** What stands beside a field that is named: what it is compared with, what it is set to. */
    private void addBeside(Reference reference) {
      Place place = Place.of(reference.pointer()).in(tree);
      if (reference.kind().equals(Report.TYPE.kind())
          && reference.isToWhole()
          && place.last().equals("report")) {
        addRow(reference, place.parent().member("row"));
      }
      if (!fields.isOne(reference)) {
        return;
      }
      if (reference.written() == Written.MEMBER && holdsValue(place)) {
        addValues(place, Written.VALUE);
      } else if (place.last().equals("field")) {
        addCompared(place.parent());
      }
    }

    /** What a condition compares the field with, and the tags that a rule gives it. */
    private void addCompared(Place around) {
      JsonNode there = tree.at(around.pointer());
      if (there.path("op").isString()) {
        addValues(around.member("value"), Written.VALUE);
      }
      for (int i = 0; i < there.path("tags").size(); i++) {
        addValues(around.member("tags").item(i).member("tag"), Written.VALUE);
      }
    }

    /** The row of a report that a scenario expects. */
    private void addRow(Reference report, Place row) {
      for (String name : tree.at(row.pointer()).propertyNames()) {
        if (columns.isDimension(report.target(), name)) {
          addValues(row.member(name), Written.VALUE);
        }
      }
    }

    /** Whether a value stands under the name of a field, and not a right or another field. */
    private boolean holdsValue(Place place) {
      Optional<Shape> shape = Shapes.at(definition.schema(), tree, place);
      return shape.filter(it -> it instanceof Shape.Choice || isKey(it)).isEmpty();
    }

    private static boolean isKey(Shape shape) {
      return shape instanceof Shape.Words(var role, _) && role != Shape.Role.PLAIN;
    }

    /** A value that is the key of the option, or several of which one is. */
    private void addValues(Place place, Written how) {
      JsonNode value = tree.at(place.pointer());
      if (value.isString() && value.stringValue().equals(option)) {
        found.add(home.reference(place.pointer(), option, how));
      }
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        addValues(place.item(i), how);
      }
    }

    /** Texts in scripts of what names such a field. */
    private void addScripts() {
      boolean knowsIt =
          definition.named().stream().anyMatch(fields::isOne)
              || (is(Form.TYPE)
                  && OptionFields.drawn(definition).stream()
                      .anyMatch(each -> fields.isOne(each.spot())));
      if (!knowsIt) {
        return;
      }
      for (Leaves.Leaf leaf : Leaves.of(tree, definition.schema())) {
        if (leaf.sort() == Leaves.Sort.SCRIPT && leaf.word().contains(option)) {
          addScript(leaf);
        }
      }
    }

    private void addScript(Leaves.Leaf leaf) {
      List<Reference> read =
          definition.named().stream()
              .filter(each -> Place.of(each.pointer()).in(tree).equals(leaf.place()))
              .filter(fields::isOne)
              .toList();
      OptionSpots.in(
              leaf.word(), option, name -> read.stream().anyMatch(each -> isNamed(each, name)))
          .forEach(spots ->
              found.add(
                  home.reference(leaf.place().pointer(), option, spots.how(), spots.compared())));
    }

    private static boolean isNamed(Reference reference, String name) {
      return !reference.way().isEmpty() && reference.way().getLast().value().equals(name);
    }
  }
}
