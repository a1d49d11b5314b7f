package dev.formwork.forms;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a form makes sense, beyond what its schema says. */
final class FormChecks {

  private static final Set<String> RESERVED = Set.of("params", "user", "today", "now", "node");

  /** Steps of a compiled pattern: each of them may be tried at each character of a text. */
  private static final int MOST_STEPS = 1_000;

  private final Form form;
  private final FormVocabulary vocabulary;
  private final TakenChecks taken;
  private final List<Problem> found = new ArrayList<>();

  FormChecks(Form form, DefinitionKey app, Catalog catalog) {
    this.form = form;
    this.vocabulary = FormVocabulary.of(form, app, catalog);
    this.taken = new TakenChecks(form, app, catalog, found::add);
  }

  dev.formwork.kernel.Problems problems() {
    checkKeys();
    FormPlaces.of(form).forEach(this::checkField);
    checkNames();
    checkConditions();
    checkCycles();
    checkPublic();
    checkDuplicates();
    return new dev.formwork.kernel.Problems(found);
  }

  private void checkKeys() {
    var seen = new HashSet<String>();
    for (FormPlaces.Place place : FormPlaces.of(form)) {
      String key = place.field().key().value();
      String scope = place.subtable() == null ? "" : place.subtable().key().value();
      if (!seen.add(scope + "." + key)) {
        add("form.field.duplicate-key", place.pointer() + "/key", "key", key);
      }
      if (RESERVED.contains(key) || SystemField.named(key).isPresent()) {
        add("form.field.reserved-key", place.pointer() + "/key", "key", key);
      }
    }
  }

  private void checkField(FormPlaces.Place place) {
    Field field = place.field();
    check(field.defaultValue(), place, "/default");
    if (field.nodeOnly() && (field.required() || field.requiredWhen() != null)) {
      add("form.field.nobody-fills", place.pointer() + "/required", "field", field.key().value());
    }
    taken.check(place, around(place.subtable()));
    switch (field.type()) {
      case FieldType.Text text -> checkPattern(text.pattern(), place.pointer() + "/pattern");
      case FieldType.Day day -> {
        check(day.min(), place, "/min");
        check(day.max(), place, "/max");
      }
      case FieldType.Subtable subtable -> checkGiven(subtable, place);
      case FieldType.Relation relation -> {
        checkFills(relation, place);
        checkListed(relation, place);
      }
      case FieldType.LongText _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.MultiChoice _,
          FieldType.User _,
          FieldType.Attachment _,
          FieldType.Signature _,
          FieldType.Computed _,
          FieldType.Serial _ -> {}
    }
  }

  private void check(@Nullable ValueSource source, FormPlaces.Place place, String key) {
    if (source != null) {
      RuleChecks.check(source, around(place.subtable()), place.pointer() + key).forEach(found::add);
    }
  }

  private void checkPattern(@Nullable String pattern, String pointer) {
    if (pattern == null) {
      return;
    }
    try {
      if (Pattern.compile(pattern).programSize() > MOST_STEPS) {
        add("form.field.slow-pattern", pointer, "limit", MOST_STEPS);
      }
    } catch (PatternSyntaxException e) {
      add("form.field.bad-pattern", pointer, "pattern", pattern);
    }
  }

  private void checkFills(FieldType.Relation relation, FormPlaces.Place place) {
    for (FieldKey own : relation.fill().keySet()) {
      boolean known =
          (place.subtable() != null
                  && place.subtable().type() instanceof FieldType.Subtable subtable)
              ? subtable.field(own.value()).isPresent()
              : form.field(own).isPresent();
      if (!known) {
        add("form.relation.fill-unknown", place.pointer() + "/fill/" + own, "field", own.value());
      }
    }
  }

  /** The column that gives the rows must be a choice that nobody has closed. */
  private void checkGiven(FieldType.Subtable subtable, FormPlaces.Place place) {
    FieldKey given = subtable.given();
    if (given == null) {
      return;
    }
    boolean fits =
        subtable.givenChoice().isPresent()
            && subtable.field(given.value()).filter(cell -> !cell.readOnly()).isPresent();
    if (!fits) {
      add("form.subtable.given", place.pointer() + "/given", "field", given.value());
    }
  }

  private void checkListed(FieldType.Relation relation, FormPlaces.Place place) {
    FieldType.Listed listed = relation.listed();
    if (listed == null) {
      return;
    }
    if (place.subtable() != null) {
      add(
          "form.relation.listed-in-rows",
          place.pointer() + "/listed",
          "field",
          place.field().key());
    }
    for (int i = 0; i < listed.columns().size(); i++) {
      checkKnown(listed.columns().get(i), place.pointer() + "/listed/columns/" + i);
    }
  }

  private void checkNames() {
    if (form.number() != null
        && form.field(form.number())
            .filter(field -> field.type() instanceof FieldType.Serial)
            .isEmpty()) {
      add("form.number.not-a-serial", "/number", "field", form.number().value());
    }
    if (form.status() != null
        && form.field(form.status())
            .filter(field -> field.type() instanceof FieldType.Choice)
            .isEmpty()) {
      add("form.status.no-choice", "/status", "field", form.status().value());
    }
    if (form.belongsTo() != null
        && form.field(form.belongsTo())
            .filter(field -> field.type() instanceof FieldType.Relation)
            .isEmpty()) {
      add("form.belongs-to.no-relation", "/belongsTo", "field", form.belongsTo().value());
    }
    for (int i = 0; i < form.summary().size(); i++) {
      checkKnown(form.summary().get(i), "/summary/" + i);
    }
    if (form.list() != null) {
      for (int i = 0; i < form.list().columns().size(); i++) {
        checkKnown(form.list().columns().get(i), "/list/columns/" + i);
      }
      for (int i = 0; i < form.list().sort().size(); i++) {
        checkKnown(form.list().sort().get(i).field(), "/list/sort/" + i + "/field");
      }
    }
    for (int i = 0; i < form.checks().size(); i++) {
      FieldKey field = form.checks().get(i).field();
      if (field != null) {
        checkKnown(field, "/checks/" + i + "/field");
      }
    }
  }

  private void checkKnown(FieldKey field, String pointer) {
    if (form.field(field).isEmpty() && SystemField.named(field.value()).isEmpty()) {
      add("form.field.unknown", pointer, "field", field.value());
    }
  }

  private void checkConditions() {
    for (FormPlaces.Asked asked : FormPlaces.conditions(form)) {
      RuleChecks.check(asked.condition(), around(asked.subtable()), asked.pointer())
          .forEach(found::add);
    }
  }

  private void checkPublic() {
    PublicPage page = form.publicPage();
    if (page == null) {
      return;
    }
    for (int i = 0; i < page.fields().size(); i++) {
      FieldKey key = page.fields().get(i);
      String at = "/public/fields/" + i;
      Field field = form.field(key).orElse(null);
      if (field == null) {
        add("form.field.unknown", at, "field", key.value());
      } else if (!PublicPage.takes(field.type()) || field.readOnly() || field.nodeOnly()) {
        add("form.public.not-fillable", at, "field", key.value());
      } else if (field.unique()) {
        add("form.public.unique", at, "field", key.value());
      }
    }
    for (FieldKey key : page.preset().keySet()) {
      String at = "/public/preset/" + key;
      if (form.field(key).isEmpty()) {
        add("form.field.unknown", at, "field", key.value());
      } else if (page.fields().contains(key)) {
        add("form.public.preset-shown", at, "field", key.value());
      }
    }
    form.fields()
        .filter(field -> field.required() && field.defaultValue() == null && !field.isComputed())
        .filter(field -> !page.fields().contains(field.key()))
        .filter(field -> !page.preset().containsKey(field.key()))
        .filter(field -> PublicPage.takes(field.type()))
        .forEach(field ->
            add("form.public.nobody-fills", "/public/fields", "field", field.key().value()));
  }

  private void checkDuplicates() {
    var seen = new HashSet<String>();
    for (int i = 0; i < form.duplicates().size(); i++) {
      DuplicateRule rule = form.duplicates().get(i);
      String at = "/duplicates/" + i;
      if (!seen.add(rule.key().value())) {
        add("form.field.duplicate-key", at + "/key", "key", rule.key().value());
      }
      for (int f = 0; f < rule.fields().size(); f++) {
        FieldKey key = rule.fields().get(f);
        Field field = form.field(key).orElse(null);
        if (field == null) {
          add("form.field.unknown", at + "/fields/" + f, "field", key.value());
        } else if (!DuplicateRule.compares(field.type())) {
          add("form.duplicates.not-comparable", at + "/fields/" + f, "field", key.value());
        }
      }
      boolean told =
          form.publicPage() != null && form.publicPage().fields().containsAll(rule.fields());
      if (told && rule.refuse()) {
        add("form.public.unique", at, "field", rule.fields().getFirst().value());
      }
    }
  }

  private void checkCycles() {
    List<String> cycle = new Formulas(form).cycle();
    if (!cycle.isEmpty()) {
      add("form.formula.cycle", "", "fields", String.join(" → ", cycle));
    }
  }

  private FormVocabulary around(@Nullable Field subtable) {
    return subtable != null && subtable.type() instanceof FieldType.Subtable cells
        ? vocabulary.inside(cells)
        : vocabulary;
  }

  private void add(String code, String pointer, String arg, Object value) {
    found.add(Problem.error(code, pointer).with(arg, value));
  }
}
