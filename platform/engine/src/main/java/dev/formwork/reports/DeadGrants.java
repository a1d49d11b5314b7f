package dev.formwork.reports;

import dev.formwork.access.Action;
import dev.formwork.access.Grant;
import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CrossCheck;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reports that a role may run without reading any record that they count. */
@Component
final class DeadGrants implements CrossCheck<Role> {

  @Override
  public DefinitionType<Role> type() {
    return Role.TYPE;
  }

  /** A warning: who has another role besides may read what is counted by that. */
  @Override
  public Problems check(Role role, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>();
    for (int i = 0; i < role.grants().size(); i++) {
      if (role.grants().get(i) instanceof Grant.OnReport(var named)) {
        QualifiedKey report = QualifiedKey.parse(named, app);
        Optional<QualifiedKey> form =
            catalog.find(Report.TYPE, report).map(each -> each.formIn(report.app()));
        if (form.isPresent() && !reads(role, app, form.get(), catalog)) {
          found.add(
              Problem.warning("access.grant.sees-nothing", "/grants/" + i + "/report")
                  .with("report", named)
                  .with("form", form.get().toString())
                  .with("role", role.key().value()));
        }
      }
    }
    return new Problems(found);
  }

  /** By this definition of the role, or by that of another app: they are one role. */
  private static boolean reads(Role role, DefinitionKey app, QualifiedKey form, Catalog catalog) {
    return reads(role, app, form)
        || catalog.all(Role.TYPE).stream()
            .filter(each -> each.value().key().equals(role.key()))
            .anyMatch(each -> reads(each.value(), each.key().app(), form));
  }

  private static boolean reads(Role role, DefinitionKey app, QualifiedKey form) {
    return role.grants().stream()
        .anyMatch(grant ->
            grant instanceof Grant.OnForm(var of, var actions, _, _)
                && actions.contains(Action.READ)
                && QualifiedKey.parse(of, app).equals(form));
  }
}
