package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    var found = new ArrayList<Problem>();
    var keys = new HashSet<DefinitionKey>();
    for (int i = 0; i < dashboard.tiles().size(); i++) {
      Dashboard.Tile tile = dashboard.tiles().get(i);
      String at = Pointers.item("/tiles", i);
      if (!keys.add(tile.key())) {
        found.add(
            Problem.error("dashboard.tile.duplicate", at + "/key").with("key", tile.key().value()));
      }
      catalog
          .find(Report.TYPE, tile.reportIn(app))
          .map(report -> unfit(tile, report, at + "/kind"))
          .ifPresent(found::add);
    }
    return new Problems(found);
  }

  /** A number is of the whole, a chart of parts. */
  private static @Nullable Problem unfit(Dashboard.Tile tile, Report report, String pointer) {
    String key = report.key().value();
    if (tile.kind().needsDimension() && report.dimensions().isEmpty()) {
      return Problem.error("dashboard.tile.no-dimension", pointer).with("report", key);
    }
    if (!tile.kind().takesDimensions() && !report.dimensions().isEmpty()) {
      return Problem.error("dashboard.tile.not-a-number", pointer).with("report", key);
    }
    return null;
  }

  @Override
  public List<Reference> references(Dashboard dashboard, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    for (int i = 0; i < dashboard.tiles().size(); i++) {
      Dashboard.Tile tile = dashboard.tiles().get(i);
      QualifiedKey report = tile.reportIn(app);
      String at = Pointers.item("/tiles", i);
      found.add(Reference.to(Report.TYPE, report, at + "/report"));
      FieldKey measure = tile.measure();
      if (measure != null) {
        found.add(Reference.toField(Report.TYPE, report, measure, at + "/measure"));
      }
    }
    return found;
  }
}
