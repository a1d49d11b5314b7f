package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.List;

/** What the platform knows of dashboards. */
final class DashboardType implements DefinitionType<Dashboard> {

  @Override
  public String kind() {
    return "dashboard";
  }

  @Override
  public String folder() {
    return "dashboards";
  }

  @Override
  public String schema() {
    return "dashboard.schema.json";
  }

  @Override
  public Class<Dashboard> valueType() {
    return Dashboard.class;
  }

  @Override
  public DefinitionKey key(Dashboard dashboard) {
    return dashboard.key();
  }

  @Override
  public LocalizedText title(Dashboard dashboard) {
    return dashboard.title();
  }

  @Override
  public Problems check(Dashboard dashboard, DefinitionKey app, Catalog catalog) {
    return new DashboardChecks(dashboard, app, catalog).problems();
  }

  @Override
  public List<Reference> references(Dashboard dashboard, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    for (int i = 0; i < dashboard.tiles().size(); i++) {
      if (dashboard.tiles().get(i) instanceof Tile.OfReport tile) {
        QualifiedKey report = tile.reportIn(app);
        String at = Pointers.item("/tiles", i);
        found.add(Reference.to(Report.TYPE, report, at + "/report"));
        FieldKey measure = tile.measure();
        if (measure != null) {
          found.add(Reference.toField(Report.TYPE, report, measure, at + "/measure"));
        }
      }
    }
    for (int i = 0; i < dashboard.filters().size(); i++) {
      Dashboard.Filter filter = dashboard.filters().get(i);
      String at = Pointers.item("/filters", i) + "/field";
      filter
          .formIn(app)
          .filter(_ -> SystemField.named(filter.field().value()).isEmpty())
          .ifPresent(form -> found.add(Reference.toField(Form.TYPE, form, filter.field(), at)));
    }
    return found;
  }
}
