package dev.formwork.forms;

import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Mentions;
import java.util.ArrayList;
import java.util.List;

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
    FormPlaces.of(form).forEach(this::add);
    for (int i = 0; i < form.summary().size(); i++) {
      addOwn("/summary/" + i, form.summary().get(i));
    }
    FormPlaces.conditions(form)
        .forEach(place ->
            Mentions.of(place.condition(), place.pointer()).fields().stream()
                .filter(named -> form.field(named.field()).isPresent())
                .forEach(named -> addOwn(named.pointer(), named.field())));
    return found;
  }

  private void add(FormPlaces.Place place) {
    switch (place.field().type()) {
      case FieldType.Choice choice -> addOptions(place, choice.options());
      case FieldType.MultiChoice choice -> addOptions(place, choice.options());
      case FieldType.Relation relation -> {
        QualifiedKey target = QualifiedKey.parse(relation.form(), app);
        found.add(Reference.to(Form.TYPE, target, place.pointer() + "/form"));
        relation
            .fill()
            .forEach((own, theirs) ->
                found.add(
                    Reference.toField(
                        Form.TYPE, target, theirs, place.pointer() + "/fill/" + own)));
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
          FieldType.Subtable _,
          FieldType.Attachment _,
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

  private void addOwn(String pointer, FieldKey field) {
    found.add(Reference.toField(Form.TYPE, new QualifiedKey(app, form.key()), field, pointer));
  }
}
