package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of a dashboard the page that one actor sees. */
final class PageMaker {

  private final Catalog catalog;
  private final Predicate<QualifiedKey> mayRun;
  private final BiPredicate<QualifiedKey, String> mayRead;

  /**
   * @param mayRun whether the actor may run a report
   * @param mayRead whether a field of a form is open to the actor in every record
   */
  PageMaker(
      Catalog catalog, Predicate<QualifiedKey> mayRun, BiPredicate<QualifiedKey, String> mayRead) {
    this.catalog = catalog;
    this.mayRun = mayRun;
    this.mayRead = mayRead;
  }

  DashboardView page(QualifiedKey key, Dashboard dashboard) {
    List<DashboardView.Shown> tiles =
        dashboard.tiles().stream()
            .flatMap(tile -> shown(key.app(), dashboard, tile).stream())
            .toList();
    Set<FieldKey> used =
        tiles.stream().flatMap(tile -> tile.filters().stream()).collect(Collectors.toSet());
    List<DashboardView.Filter> filters =
        dashboard.filters().stream()
            .filter(filter -> used.contains(filter.key()))
            .flatMap(filter -> filter(key.app(), filter).stream())
            .toList();
    return new DashboardView(key, dashboard.title(), filters, tiles);
  }

  private Optional<DashboardView.Filter> filter(DefinitionKey app, Dashboard.Filter filter) {
    return kind(catalog, app, filter)
        .map(kind ->
            new DashboardView.Filter(
                filter.key(),
                filter.title().or(title(app, filter)),
                filter.field(),
                kind,
                filter.initial()));
  }

  private LocalizedText title(DefinitionKey app, Dashboard.Filter filter) {
    return filter
        .formIn(app)
        .flatMap(form -> catalog.find(Form.TYPE, form))
        .flatMap(form -> form.field(filter.field()))
        .map(Field::title)
        .orElseGet(() -> Texts.of(Problem.error("record.system." + filter.field(), "")));
  }

  private Optional<DashboardView.Shown> shown(DefinitionKey app, Dashboard dashboard, Tile tile) {
    if (!(tile instanceof Tile.OfReport ofReport)) {
      return Optional.of(new DashboardView.Shown(tile, null, Set.of(), null));
    }
    QualifiedKey key = ofReport.reportIn(app);
    return catalog
        .find(Report.TYPE, key)
        .filter(_ -> mayRun.test(key))
        .flatMap(report ->
            catalog
                .find(Form.TYPE, report.formIn(key.app()))
                .map(_ -> {
                  DashboardView.Source source = source(key, report);
                  return new DashboardView.Shown(
                      tile, source, acting(app, dashboard, source), aim(app, ofReport, report));
                }));
  }

  /** What a tile of this report shows. */
  DashboardView.Source source(QualifiedKey key, Report report) {
    var columns = new Columns(report, report.formIn(key.app()), catalog);
    return new DashboardView.Source(
        key,
        report.title(),
        report.help(),
        report.formIn(key.app()),
        report.condition(),
        report.counted(),
        report.dimensions().stream().map(columns::seen).toList(),
        measures(report, Measures::isShare),
        measures(report, Measures::addsUp));
  }

  private static Set<FieldKey> measures(Report report, Predicate<Report.Measure> wanted) {
    return report.measures().stream()
        .filter(wanted)
        .map(Report.Measure::key)
        .collect(Collectors.toSet());
  }

  private Set<FieldKey> acting(
      DefinitionKey app, Dashboard dashboard, DashboardView.Source source) {
    var acting = new HashSet<FieldKey>();
    for (Dashboard.Filter filter : dashboard.filters()) {
      if (acts(catalog, app, filter, source.form(), source.of())
          && mayRead.test(source.form(), filter.field().value())) {
        acting.add(filter.key());
      }
    }
    return acting;
  }

  /** Whether a filter means something for the records, deadlines or steps of a form. */
  static boolean acts(
      Catalog catalog,
      DefinitionKey app,
      Dashboard.Filter filter,
      QualifiedKey form,
      SystemField.Part of) {
    Optional<QualifiedKey> named = filter.formIn(app);
    if (named.isEmpty()) {
      return SystemField.named(filter.field().value())
          .map(SystemField::part)
          .filter(part -> part == SystemField.Part.RECORD || part == of)
          .isPresent();
    }
    Optional<Field> there = field(catalog, named.get(), filter.field());
    Optional<Field> here = field(catalog, form, filter.field());
    return there.isPresent()
        && here.isPresent()
        && here.get().reportable()
        && Meaning.of(named.get(), there.get()).equals(Meaning.of(form, here.get()));
  }

  /** The kind of a filter's values; empty where there is no such field. */
  static Optional<ValueKind> kind(Catalog catalog, DefinitionKey app, Dashboard.Filter filter) {
    Optional<QualifiedKey> form = filter.formIn(app);
    return form.isEmpty()
        ? SystemField.named(filter.field().value()).map(SystemField::kind)
        : field(catalog, form.get(), filter.field()).map(field -> ValueKinds.of(field.type()));
  }

  static Optional<Field> field(Catalog catalog, QualifiedKey form, FieldKey key) {
    return catalog.find(Form.TYPE, form).flatMap(each -> each.field(key));
  }

  /** What the number should be; a parameter says a share in hundredths, as metrics take it. */
  private @Nullable BigDecimal aim(DefinitionKey app, Tile.OfReport tile, Report report) {
    Tile.Target target = Measures.target(tile);
    if (target == null) {
      return null;
    }
    FieldKey parameter = target.parameter();
    if (parameter == null) {
      return target.value();
    }
    Object value = catalog.parameters(app).get(parameter.value());
    if (!(value instanceof Number)) {
      return null;
    }
    var aim = new BigDecimal(value.toString());
    return Measures.shown(tile, report).filter(Measures::isShare).isPresent()
        ? aim.movePointLeft(2)
        : aim;
  }
}
