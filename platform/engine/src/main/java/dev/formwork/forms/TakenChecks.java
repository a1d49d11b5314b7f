package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a form takes from options and other records is there and fits: filters of choices
 * and relations, lookups, roll-ups. A form or list that is missing is told of elsewhere.
 */
final class TakenChecks {

  private final Form form;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final Consumer<Problem> found;

  TakenChecks(Form form, DefinitionKey app, Catalog catalog, Consumer<Problem> found) {
    this.form = form;
    this.app = app;
    this.catalog = catalog;
    this.found = found;
  }

  void check(FormPlaces.Place place, Vocabulary own) {
    switch (place.field().type()) {
      case FieldType.Choice choice -> checkFilter(place, choice.options(), choice.filter(), own);
      case FieldType.MultiChoice choice ->
          checkFilter(place, choice.options(), choice.filter(), own);
      case FieldType.Relation relation ->
          target(relation.form())
              .ifPresent(target ->
                  checkFilter(place, relation.filter(), OfferVocabulary.ofRecords(target, own)));
      case FieldType.Lookup lookup -> checkLookup(place, lookup);
      case FieldType.RollUp rollUp ->
          target(rollUp.form()).ifPresent(target -> checkRollUp(place, rollUp, target, own));
      default -> {}
    }
  }

  private void checkFilter(
      FormPlaces.Place place, Options options, @Nullable Condition filter, Vocabulary own) {
    list(options)
        .ifPresent(
            list -> checkFilter(place, filter, OfferVocabulary.ofOptions(list::column, own)));
  }

  private void checkFilter(
      FormPlaces.Place place, @Nullable Condition filter, OfferVocabulary vocabulary) {
    if (filter == null) {
      return;
    }
    String at = place.pointer() + "/filter";
    if (Offer.hasScript(filter)) {
      add("form.filter.script", at, "field", place);
    }
    if (Offer.reads(filter).contains(place.field().key().value())) {
      add("form.filter.own-value", at, "field", place);
    }
    RuleChecks.check(filter, vocabulary, at).forEach(found);
  }

  private void checkLookup(FormPlaces.Place place, FieldType.Lookup lookup) {
    if (lookup.frozen() && place.subtable() != null) {
      add("form.lookup.frozen-cell", place.pointer() + "/frozen", "field", place);
    }
    FieldType from = place.sibling(form, lookup.from()).map(Field::type).orElse(null);
    switch (from) {
      case FieldType.Choice choice -> checkColumn(place, lookup, choice.options(), false);
      case FieldType.MultiChoice choice -> checkColumn(place, lookup, choice.options(), true);
      case FieldType.Relation relation ->
          target(relation.form()).ifPresent(target -> checkTaken(place, lookup, target));
      case null, default ->
          found.accept(
              Problem.error("form.lookup.from-nothing", place.pointer() + "/from")
                  .with("field", lookup.from().value()));
    }
  }

  private void checkColumn(
      FormPlaces.Place place, FieldType.Lookup lookup, Options options, boolean several) {
    list(options)
        .ifPresent(list -> {
          Optional<ValueKind> kind =
              OfferVocabulary.ofOptions(list::column, NOTHING).field(lookup.take());
          if (kind.isEmpty()) {
            found.accept(
                Problem.error("form.lookup.no-column", place.pointer() + "/take")
                    .with("column", lookup.take().value()));
            return;
          }
          boolean texts = several && kind.get() == ValueKind.TEXT;
          checkResult(place, several ? (texts ? ValueKind.CHOICES : null) : kind.get());
        });
  }

  private void checkTaken(FormPlaces.Place place, FieldType.Lookup lookup, Form target) {
    Optional<ValueKind> kind =
        SystemField.named(lookup.take().value())
            .map(SystemField::kind)
            .or(() -> target.field(lookup.take()).map(field -> ValueKinds.of(field.type())));
    kind.ifPresent(value -> checkResult(place, value));
  }

  /** What is missing is told of as a reference; what is there must be held by the result. */
  private void checkResult(FormPlaces.Place place, @Nullable ValueKind taken) {
    if (taken != ValueKinds.of(place.field().type())) {
      add("form.lookup.result", place.pointer() + "/result", "field", place);
    }
  }

  private void checkRollUp(
      FormPlaces.Place place, FieldType.RollUp rollUp, Form target, Vocabulary own) {
    if (!pointsHere(rollUp.form(), rollUp.by())) {
      found.accept(
          Problem.error("form.roll-up.no-relation", place.pointer() + "/by")
              .with("field", rollUp.by().value()));
    }
    checkFigure(place, rollUp, target);
    Condition filter = rollUp.filter();
    if (filter != null) {
      checkFilter(place, filter, OfferVocabulary.ofRecords(target, own));
      if (!Offer.reads(filter).isEmpty() || Offer.compared(filter).anyMatch(TakenChecks::moves)) {
        add("form.roll-up.moving", place.pointer() + "/filter", "field", place);
      }
    }
  }

  /** Whether a field of another form is a relation to this one; so where there is no such field. */
  boolean pointsHere(String other, FieldKey by) {
    QualifiedKey theirs = QualifiedKey.parse(other, app);
    return target(other)
        .flatMap(target -> target.field(by))
        .map(field ->
            field.type() instanceof FieldType.Relation relation
                && QualifiedKey.parse(relation.form(), theirs.app())
                    .equals(new QualifiedKey(app, form.key())))
        .orElse(true);
  }

  private void checkFigure(FormPlaces.Place place, FieldType.RollUp rollUp, Form target) {
    ValueKind result = ValueKinds.of(rollUp);
    boolean counts = rollUp.figure() == FieldType.Figure.COUNT;
    if (counts != (rollUp.of() == null)) {
      add("form.roll-up.of", place.pointer() + "/of", "field", place);
      return;
    }
    ValueKind measured =
        counts ? ValueKind.NUMBER : rollUp.of() == null ? null : kind(target, rollUp.of());
    boolean fits =
        measured == null
            || (measured == result
                && switch (rollUp.figure()) {
                  case COUNT, SUM -> result == ValueKind.NUMBER;
                  case MIN, MAX ->
                      result == ValueKind.NUMBER
                          || result == ValueKind.DATE
                          || result == ValueKind.DATE_TIME;
                  case LATEST -> result != ValueKind.ROWS;
                });
    if (!fits) {
      add("form.roll-up.result", place.pointer() + "/result", "field", place);
    }
  }

  private static @Nullable ValueKind kind(Form target, FieldKey key) {
    return SystemField.named(key.value())
        .map(SystemField::kind)
        .or(() -> target.field(key).map(field -> ValueKinds.of(field.type())))
        .orElse(null);
  }

  /** Whether the answer changes although no record does. */
  private static boolean moves(Condition.Compare compare) {
    return moves(compare.value());
  }

  private static boolean moves(Operand operand) {
    return switch (operand) {
      case Operand.Literal _ -> false;
      case Operand.Many(var several) -> several.stream().anyMatch(TakenChecks::moves);
      case Dynamic _ -> true;
    };
  }

  private Optional<Form> target(String name) {
    QualifiedKey key = QualifiedKey.parse(name, app);
    return key.equals(new QualifiedKey(app, form.key()))
        ? Optional.of(form)
        : catalog.find(Form.TYPE, key);
  }

  /** Options that are written in the field have no columns. */
  private Optional<OptionList> list(Options options) {
    return switch (options) {
      case Options.Named(var name) -> catalog.find(OptionList.TYPE, QualifiedKey.parse(name, app));
      case Options.Inline(var inline) ->
          Optional.of(new OptionList(form.key(), form.title(), List.of(), inline));
    };
  }

  private void add(String code, String pointer, String arg, FormPlaces.Place place) {
    found.accept(Problem.error(code, pointer).with(arg, place.field().key().value()));
  }

  private static final Vocabulary NOTHING =
      new Vocabulary() {
        @Override
        public Optional<ValueKind> field(FieldKey key) {
          return Optional.empty();
        }

        @Override
        public Optional<ValueKind> parameter(FieldKey key) {
          return Optional.empty();
        }
      };
}
