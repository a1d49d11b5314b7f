package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the options of a list are told apart, and say in each column what it holds. */
final class OptionListChecks {

  private static final Set<String> RESERVED = Set.of(Option.KEY, Option.PARENT, "title", "active");

  private final OptionList list;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final List<Problem> found = new ArrayList<>();

  OptionListChecks(OptionList list, DefinitionKey app, Catalog catalog) {
    this.list = list;
    this.app = app;
    this.catalog = catalog;
  }

  Problems problems() {
    checkColumns();
    var seen = new HashSet<String>();
    for (int i = 0; i < list.options().size(); i++) {
      Option option = list.options().get(i);
      String at = "/options/" + i;
      if (!seen.add(option.key())) {
        add("form.option.duplicate", at + "/key", "key", option.key());
      }
      option.values().forEach((column, value) -> checkValue(column, value, at + "/values/"));
      for (Field column : list.columns()) {
        if (column.required() && !option.values().containsKey(column.key())) {
          add("option-list.value.missing", at, "column", column.key().value());
        }
      }
    }
    checkParents();
    return new Problems(found);
  }

  private void checkColumns() {
    var seen = new HashSet<FieldKey>();
    for (int i = 0; i < list.columns().size(); i++) {
      FieldKey key = list.columns().get(i).key();
      String at = "/columns/" + i + "/key";
      if (!seen.add(key)) {
        add("form.field.duplicate-key", at, "key", key.value());
      }
      if (RESERVED.contains(key.value()) || SystemField.named(key.value()).isPresent()) {
        add("form.field.reserved-key", at, "key", key.value());
      }
    }
  }

  private void checkValue(FieldKey key, Object value, String at) {
    Field column = list.column(key).orElse(null);
    if (column == null) {
      add("option-list.column.unknown", at + key, "column", key.value());
      return;
    }
    FieldValues.Reading reading = FieldValues.read(column, value, key.value());
    if (!reading.problems().isEmpty() || reading.value() == null) {
      add("option-list.value.wrong-type", at + key, "column", key.value());
    } else if (column.type() instanceof FieldType.Choice choice
        && isKnown(choice.options())
        && choices(choice.options()).stream().noneMatch(each -> each.key().equals(value))) {
      add("option-list.value.no-such-option", at + key, "option", value);
    }
  }

  /** A list that is missing is told of as a reference that leads nowhere. */
  private boolean isKnown(Options options) {
    return !choices(options).isEmpty();
  }

  private List<Option> choices(Options options) {
    return switch (options) {
      case Options.Inline(var inline) -> inline;
      case Options.Named(var name) ->
          catalog
              .find(OptionList.TYPE, QualifiedKey.parse(name, app))
              .map(OptionList::options)
              .orElse(List.of());
    };
  }

  /** Parents may stand in another list, but within one list nothing stands above itself. */
  private void checkParents() {
    Map<String, String> parents = new HashMap<>();
    for (Option option : list.options()) {
      if (option.parent() != null) {
        parents.put(option.key(), option.parent());
      }
    }
    for (int i = 0; i < list.options().size(); i++) {
      var passed = new HashSet<String>();
      String at = list.options().get(i).key();
      while (at != null && passed.add(at)) {
        at = parents.get(at);
      }
      if (at != null) {
        add("option-list.parent.cycle", "/options/" + i + "/parent", "option", at);
        return;
      }
    }
  }

  private void add(String code, String pointer, String arg, Object value) {
    found.add(Problem.error(code, pointer).with(arg, value));
  }
}
