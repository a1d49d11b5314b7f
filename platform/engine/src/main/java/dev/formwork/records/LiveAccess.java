package dev.formwork.records;

import dev.formwork.access.Access;
import dev.formwork.access.Role;
import dev.formwork.access.TakenFields;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.SystemField;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The access decision made of the roles of all live releases, remade when one of them changes. */
@Component
public class LiveAccess {

  private record OfCatalog(Catalog catalog, Access access) {}

  private final Apps apps;
  private volatile OfCatalog known = new OfCatalog(Catalog.EMPTY, new Access(List.of()));

  LiveAccess(Apps apps) {
    this.apps = apps;
  }

  /** As the roles are now. */
  public Access current() {
    Catalog live = apps.live();
    OfCatalog current = known;
    if (!current.catalog().equals(live)) {
      var roles =
          live.all(Role.TYPE).stream()
              .map(named -> new Access.RoleOfApp(named.key().app(), named.value()))
              .toList();
      current = new OfCatalog(live, new Access(roles, nodeOnly(live), taken(live), letting(live)));
      known = current;
    }
    return current.access();
  }

  private static TakenFields taken(Catalog live) {
    var byForm = new HashMap<QualifiedKey, Map<FieldPath, TakenFields.Source>>();
    for (var form : live.all(Form.TYPE)) {
      var sources = new HashMap<FieldPath, TakenFields.Source>();
      List<Field> fields = form.value().fields().toList();
      DefinitionKey app = form.key().app();
      for (Field field : fields) {
        source(field, fields, app)
            .ifPresent(source -> sources.put(new FieldPath(field.key(), null), source));
        if (field.type() instanceof FieldType.Subtable rows) {
          for (Field cell : rows.fields()) {
            source(cell, rows.fields(), app)
                .ifPresent(source -> sources.put(new FieldPath(field.key(), cell.key()), source));
          }
        }
      }
      if (!sources.isEmpty()) {
        byForm.put(form.key(), sources);
      }
    }
    return new TakenFields(byForm);
  }

  /** Where a lookup or a roll-up finds its value, if in records of a form. */
  private static Optional<TakenFields.Source> source(
      Field field, List<Field> beside, DefinitionKey app) {
    return switch (field.type()) {
      case FieldType.Lookup lookup ->
          beside.stream()
              .filter(each -> each.key().equals(lookup.from()))
              .map(Field::type)
              .filter(FieldType.Relation.class::isInstance)
              .map(type -> QualifiedKey.parse(((FieldType.Relation) type).form(), app))
              .filter(_ -> SystemField.named(lookup.take().value()).isEmpty())
              .map(form -> new TakenFields.Source(form, lookup.take().value()))
              .findFirst();
      case FieldType.RollUp rollUp ->
          Optional.of(
              new TakenFields.Source(
                  QualifiedKey.parse(rollUp.form(), app),
                  rollUp.of() == null || SystemField.named(rollUp.of().value()).isPresent()
                      ? rollUp.by().value()
                      : rollUp.of().value()));
      default -> Optional.empty();
    };
  }

  /** The forms of whose records rules say who may read them for a time. */
  private static Set<QualifiedKey> letting(Catalog live) {
    var letting = new HashSet<QualifiedKey>();
    for (var rule : live.all(Rule.TYPE)) {
      DefinitionKey app = rule.key().app();
      for (Action action : rule.value().actions()) {
        if (action instanceof Action.Grant grant) {
          Optional.ofNullable(grant.form())
              .map(form -> QualifiedKey.parse(form, app))
              .or(() -> rule.value().formIn(app))
              .ifPresent(letting::add);
        }
      }
    }
    return letting;
  }

  private static Map<QualifiedKey, Set<String>> nodeOnly(Catalog live) {
    var nodeOnly = new HashMap<QualifiedKey, Set<String>>();
    for (var form : live.all(Form.TYPE)) {
      Set<String> fields =
          form.value()
              .fields()
              .filter(Field::nodeOnly)
              .map(field -> field.key().value())
              .collect(Collectors.toSet());
      if (!fields.isEmpty()) {
        nodeOnly.put(form.key(), fields);
      }
    }
    return nodeOnly;
  }
}
