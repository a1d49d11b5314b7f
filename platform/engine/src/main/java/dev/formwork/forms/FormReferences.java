package dev.formwork.forms;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a form names: flows, option lists, other forms and their fields, its own fields.
 */
final class FormReferences {

  private final Form form;
  private final DefinitionKey app;
  private final List<Reference> found = new ArrayList<>();

  FormReferences(Form form, DefinitionKey app) {
    this.form = form;
    this.app = app;
  }

  List<Reference> all() {
    if (form.flow() != null) {
      found.add(new Reference("/flow", "flow", new QualifiedKey(app, form.flow()), null));
    }
    if (form.belongsTo() != null) {
      addOwn("/belongsTo", form.belongsTo());
    }
    FormPlaces.of(form).forEach(this::add);
    for (int i = 0; i < form.duplicates().size(); i++) {
      List<FieldKey> alike = form.duplicates().get(i).fields();
      for (int f = 0; f < alike.size(); f++) {
        addOwn("/duplicates/" + i + "/fields/" + f, alike.get(f));
      }
    }
    if (form.publicPage() != null) {
      addPublic(form.publicPage());
    }
    for (int i = 0; i < form.summary().size(); i++) {
      addOwn("/summary/" + i, form.summary().get(i));
    }
    FormPlaces.conditions(form)
        .forEach(place ->
            Mentions.of(place.condition(), place.pointer())
                .fields()
                .forEach(named -> addNear(named, place.subtable())));
    FormScripts.of(form).own().stream()
        .flatMap(script -> script.named(new QualifiedKey(app, form.key())))
        .forEach(found::add);
    addShown();
    return found;
  }

  private void addPublic(PublicPage page) {
    for (int i = 0; i < page.fields().size(); i++) {
      addOwn("/public/fields/" + i, page.fields().get(i));
    }
    page.preset().keySet().forEach(key -> addOwn("/public/preset/" + key, key));
  }

  /** Fields by which records are named, listed and checked. */
  private void addShown() {
    if (form.number() != null) {
      addKnown("/number", form.number());
    }
    if (form.status() != null) {
      addKnown("/status", form.status());
    }
    if (form.list() != null) {
      for (int i = 0; i < form.list().columns().size(); i++) {
        addKnown("/list/columns/" + i, form.list().columns().get(i));
      }
      for (int i = 0; i < form.list().sort().size(); i++) {
        addKnown("/list/sort/" + i + "/field", form.list().sort().get(i).field());
      }
    }
    for (int i = 0; i < form.checks().size(); i++) {
      FieldKey field = form.checks().get(i).field();
      if (field != null) {
        addKnown("/checks/" + i + "/field", field);
      }
    }
  }

  /** Where there is such a field; what is unknown is told by the checks of the form. */
  private void addKnown(String pointer, FieldKey field) {
    if (form.field(field).isPresent()) {
      addOwn(pointer, field);
    }
  }

  private void add(FormPlaces.Place place) {
    if (place.field().defaultValue() != null) {
      Mentions.of(place.field().defaultValue(), place.pointer() + "/default")
          .fields()
          .forEach(named -> addNear(named, place.subtable()));
    }
    switch (place.field().type()) {
      case FieldType.Choice choice -> {
        addOptions(place, choice.options());
        addRead(place, choice.filter());
      }
      case FieldType.MultiChoice choice -> {
        addOptions(place, choice.options());
        addRead(place, choice.filter());
      }
      case FieldType.Relation relation -> {
        QualifiedKey target = QualifiedKey.parse(relation.form(), app);
        found.add(Reference.to(Form.TYPE, target, place.pointer() + "/form"));
        relation
            .fill()
            .forEach((own, theirs) ->
                found.add(
                    Reference.toField(Form.TYPE, target, theirs, place.pointer() + "/fill/" + own)
                        .as(Written.VALUE)));
        relation.fill().keySet().forEach(own -> addFilled(place, own));
        if (relation.listed() != null) {
          List<FieldKey> columns = relation.listed().columns();
          for (int i = 0; i < columns.size(); i++) {
            addOwnUnlessSystem(place.pointer() + "/listed/columns/" + i, columns.get(i));
          }
        }
        addRead(place, relation.filter());
        addAsked(place, target, relation.filter());
      }
      case FieldType.Lookup lookup -> {
        if (lookup.options() != null) {
          addOptions(place, lookup.options());
        }
        addTaken(place, lookup);
      }
      case FieldType.RollUp rollUp -> {
        QualifiedKey target = QualifiedKey.parse(rollUp.form(), app);
        addField(target, rollUp.by(), place.pointer() + "/by");
        addField(target, rollUp.of(), place.pointer() + "/of");
        addField(target, rollUp.latestBy(), place.pointer() + "/latestBy");
        addAsked(place, target, rollUp.filter());
      }
      case FieldType.Subtable rows -> {
        FieldKey given = rows.given();
        if (given != null) {
          found.add(column(place.pointer() + "/given", place.field().key(), given));
        }
      }
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.User _,
          FieldType.Attachment _,
          FieldType.Signature _,
          FieldType.Formula _,
          FieldType.Serial _ -> {}
    }
  }

  private void addOptions(FormPlaces.Place place, Options options) {
    if (options instanceof Options.Named(var list)) {
      found.add(
          Reference.to(
              OptionList.TYPE, QualifiedKey.parse(list, app), place.pointer() + "/options"));
    }
  }

  /** The field or cell that a relation fills. */
  private void addFilled(FormPlaces.Place place, FieldKey own) {
    String pointer = place.pointer() + "/fill/" + own;
    Field rows = place.subtable();
    if (rows == null) {
      addKnown(pointer, own);
    } else {
      found.add(column(pointer, rows.key(), own));
    }
  }

  /** A column where a row is spoken of, else a field of the form. */
  private void addNear(Mentions.Named named, @Nullable Field rows) {
    if (rows != null
        && rows.type() instanceof FieldType.Subtable cells
        && cells.field(named.field().value()).isPresent()) {
      found.add(column(named.pointer(), rows.key(), named.field()).as(Written.VALUE));
    } else if (form.field(named.field()).isPresent()) {
      addOwn(named);
    }
  }

  /** Fields of this record that a filter looks at. */
  private void addRead(FormPlaces.Place place, @Nullable Condition filter) {
    if (filter != null) {
      Mentions.of(filter, place.pointer() + "/filter").fields().stream()
          .filter(Mentions.Named::isValue)
          .forEach(named -> addNear(named, place.subtable()));
    }
  }

  /** Fields of other records that a filter asks about. */
  private void addAsked(FormPlaces.Place place, QualifiedKey target, @Nullable Condition filter) {
    if (filter != null) {
      Mentions.of(filter, place.pointer() + "/filter").fields().stream()
          .filter(named -> !named.isValue())
          .forEach(named -> addField(target, named.field(), named.pointer()));
    }
  }

  private void addTaken(FormPlaces.Place place, FieldType.Lookup lookup) {
    switch (place.sibling(form, lookup.from()).map(Field::type).orElse(null)) {
      case FieldType.Relation relation ->
          addField(
              QualifiedKey.parse(relation.form(), app), lookup.take(), place.pointer() + "/take");
      case null, default -> {}
    }
    Field rows = place.subtable();
    if (rows == null) {
      addOwn(place.pointer() + "/from", lookup.from());
    } else {
      found.add(column(place.pointer() + "/from", rows.key(), lookup.from()));
    }
  }

  private void addField(QualifiedKey target, @Nullable FieldKey field, String pointer) {
    if (field != null && SystemField.named(field.value()).isEmpty()) {
      found.add(Reference.toField(Form.TYPE, target, field, pointer));
    }
  }

  private void addOwnUnlessSystem(String pointer, FieldKey field) {
    if (SystemField.named(field.value()).isEmpty()) {
      addOwn(pointer, field);
    }
  }

  private void addOwn(String pointer, FieldKey field) {
    found.add(own(pointer, field));
  }

  private void addOwn(Mentions.Named named) {
    found.add(own(named.pointer(), named.field()).as(Written.VALUE));
  }

  private Reference column(String pointer, FieldKey rows, FieldKey key) {
    return Reference.toColumn(Form.TYPE, new QualifiedKey(app, form.key()), rows, key, pointer);
  }

  private Reference own(String pointer, FieldKey field) {
    return Reference.toField(Form.TYPE, new QualifiedKey(app, form.key()), field, pointer);
  }
}
