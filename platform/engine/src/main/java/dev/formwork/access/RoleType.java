package dev.formwork.access;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Mentions;
import java.util.ArrayList;
import java.util.List;

/** What the platform knows of roles. */
final class RoleType implements DefinitionType<Role> {

  @Override
  public String kind() {
    return "role";
  }

  @Override
  public String folder() {
    return "roles";
  }

  @Override
  public String schema() {
    return "role.schema.json";
  }

  @Override
  public Class<Role> valueType() {
    return Role.class;
  }

  @Override
  public DefinitionKey key(Role role) {
    return role.key();
  }

  @Override
  public LocalizedText title(Role role) {
    return role.title();
  }

  @Override
  public List<Reference> references(Role role, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    for (int i = 0; i < role.grants().size(); i++) {
      String at = "/grants/" + i;
      switch (role.grants().get(i)) {
        case Grant.OnForm grant -> addForm(found, grant, app, at);
        case Grant.OnReport(var report) ->
            found.add(
                new Reference(at + "/report", "report", QualifiedKey.parse(report, app), null));
        case Grant.OnDashboard(var dashboard) ->
            found.add(
                new Reference(
                    at + "/dashboard", "dashboard", QualifiedKey.parse(dashboard, app), null));
        case Grant.OnMetric(var metric, _) ->
            found.add(
                new Reference(at + "/metric", "metric", QualifiedKey.parse(metric, app), null));
      }
    }
    return found;
  }

  /** A column must be one of its field's rows; that there is such a field is a reference. */
  @Override
  public Problems check(Role role, DefinitionKey app, Catalog catalog) {
    var problems = Problems.NONE;
    for (int i = 0; i < role.grants().size(); i++) {
      if (role.grants().get(i) instanceof Grant.OnForm grant) {
        Form form = catalog.find(Form.TYPE, QualifiedKey.parse(grant.form(), app)).orElse(null);
        for (FieldPath path : grant.fields().keySet()) {
          if (form != null && path.isCell() && !hasColumn(form, path)) {
            problems =
                problems.and(
                    Problem.error("access.grant.unknown-column", "/grants/" + i + "/fields/" + path)
                        .with("column", path.toString()));
          }
        }
      }
    }
    return problems;
  }

  private static boolean hasColumn(Form form, FieldPath path) {
    return form.field(path.field())
        .filter(field ->
            field.type() instanceof FieldType.Subtable rows
                && rows.fields().stream().anyMatch(each -> each.key().equals(path.cell())))
        .isPresent();
  }

  private static void addForm(
      List<Reference> found, Grant.OnForm grant, DefinitionKey app, String at) {
    QualifiedKey form = QualifiedKey.parse(grant.form(), app);
    found.add(new Reference(at + "/form", "form", form, null));
    grant
        .fields()
        .keySet()
        .forEach(path -> {
          String pointer = at + "/fields/" + path;
          FieldKey cell = path.cell();
          found.add(new Reference(pointer, "form", form, path.field()));
          if (cell != null) {
            found.add(
                Reference.toColumn(Form.TYPE, form, path.field(), cell, pointer)
                    .along(List.of(path.field(), cell))
                    .as(Written.MEMBER));
          }
        });
    mentions(grant.scope(), at + "/scope")
        .fields()
        .forEach(named ->
            found.add(
                new Reference(named.pointer(), "form", form, named.field()).as(Written.VALUE)));
  }

  private static Mentions mentions(Scope scope, String at) {
    return switch (scope) {
      case Scope.Named _ -> Mentions.NONE;
      case Scope.Where(var condition) -> Mentions.of(condition, at + "/condition");
      case Scope.AnyOf(var scopes) -> {
        Mentions all = Mentions.NONE;
        for (int i = 0; i < scopes.size(); i++) {
          all = all.and(mentions(scopes.get(i), Pointers.item(at, i)));
        }
        yield all;
      }
    };
  }
}
