package dev.formwork.mailings;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What the platform knows of mailings. */
final class MailingType implements DefinitionType<Mailing> {

  @Override
  public String kind() {
    return "mailing";
  }

  @Override
  public String folder() {
    return "mailings";
  }

  @Override
  public String schema() {
    return "mailing.schema.json";
  }

  @Override
  public Class<Mailing> valueType() {
    return Mailing.class;
  }

  @Override
  public DefinitionKey key(Mailing mailing) {
    return mailing.key();
  }

  @Override
  public LocalizedText title(Mailing mailing) {
    return mailing.title();
  }

  @Override
  public Problems check(Mailing mailing, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>(mailing.schedule().problems("/schedule"));
    var seen = new HashSet<QualifiedKey>();
    List<QualifiedKey> reports = mailing.reportsIn(app);
    for (int i = 0; i < reports.size(); i++) {
      if (!seen.add(reports.get(i))) {
        found.add(
            Problem.error("mailing.report.twice", Pointers.item("/reports", i))
                .with("report", reports.get(i).toString()));
      }
    }
    for (int i = 0; i < mailing.to().size(); i++) {
      if (mailing.to().get(i) instanceof Mailing.Receiver.OfRole(var role, _)
          && catalog.all(Role.TYPE).stream().noneMatch(each -> each.value().key().equals(role))) {
        found.add(
            Problem.error("mailing.receiver.unknown", Pointers.item("/to", i) + "/role")
                .with("key", role.value()));
      }
    }
    return new Problems(found);
  }

  @Override
  public List<Reference> references(Mailing mailing, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    List<QualifiedKey> reports = mailing.reportsIn(app);
    for (int i = 0; i < reports.size(); i++) {
      found.add(Reference.to(Report.TYPE, reports.get(i), Pointers.item("/reports", i)));
    }
    return found;
  }
}
