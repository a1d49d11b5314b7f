package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Named;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Counting;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which reports dashboards show, and what may narrow them there. */
final class OnDashboards {

  private OnDashboards() {}

  /** How a report is asked again and again; absent for one that no dashboard shows. */
  static Optional<Counting> counting(Catalog catalog, QualifiedKey key, Report report) {
    boolean shown = false;
    Set<FieldKey> narrowed = new HashSet<>();
    for (Named<Dashboard> named : catalog.all(Dashboard.TYPE)) {
      if (shows(named, key)) {
        shown = true;
        named.value().filters().forEach(filter -> narrowed.add(filter.field()));
      }
    }
    if (report.period() != null) {
      narrowed.add(report.period().field().first());
    }
    return shown ? Optional.of(new Counting(report.condition(), narrowed)) : Optional.empty();
  }

  private static boolean shows(Named<Dashboard> named, QualifiedKey report) {
    return named.value().tiles().stream()
        .anyMatch(tile ->
            tile instanceof Tile.OfReport shown
                && shown.reportIn(named.key().app()).equals(report));
  }
}
