package dev.formwork.designer.releases;

import dev.formwork.access.LostSight;
import dev.formwork.access.Role;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Drafts;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.records.Impact;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.reports.Dashboard;
import dev.formwork.reports.LostColumns;
import dev.formwork.reports.Report;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a release would do to records, reports and people, found before it is published. */
@Component
final class Foresight {

  private final Drafts drafts;
  private final Apps apps;
  private final ReleaseImpact impact;
  private final People people;

  Foresight(Drafts drafts, Apps apps, ReleaseImpact impact, People people) {
    this.drafts = drafts;
    this.apps = apps;
    this.impact = impact;
    this.people = people;
  }

  /** All that was found. */
  record Found(List<Impact> records, List<LostColumns> columns, List<Loss> losses) {
    boolean isNothing() {
      return records.isEmpty() && columns.isEmpty() && losses.isEmpty();
    }
  }

  /**
   * What a role loses, in words.
   *
   * @param of what the form, report, dashboard or metric is called
   * @param fields what the fields are called
   * @param people how many have the role
   */
  record Loss(LostSight lost, LocalizedText of, List<LocalizedText> fields, int people) {}

  /** What publishing the draft of an app would do; nothing where it was never published. */
  Found of(Actor actor, DefinitionKey app) {
    CompiledRelease planned = drafts.planned(actor, app);
    return apps.findCurrent(app)
        .map(live ->
            new Found(
                impact.ofDraft(actor, app),
                LostColumns.between(live.all(Report.TYPE), planned.all(Report.TYPE)),
                LostSight.between(live.all(Role.TYPE), planned.all(Role.TYPE)).stream()
                    .map(lost -> loss(lost, app))
                    .toList()))
        .orElse(new Found(List.of(), List.of(), List.of()));
  }

  private Loss loss(LostSight lost, DefinitionKey app) {
    Catalog live = apps.live();
    QualifiedKey of = QualifiedKey.parse(lost.of(), app);
    Optional<Form> form =
        lost.thing() == LostSight.Thing.FORM ? live.find(Form.TYPE, of) : Optional.empty();
    Optional<LocalizedText> title =
        switch (lost.thing()) {
          case FORM -> form.map(Form::title);
          case REPORT -> live.find(Report.TYPE, of).map(Report::title);
          case DASHBOARD -> live.find(Dashboard.TYPE, of).map(Dashboard::title);
          case METRIC -> live.find(Metric.TYPE, of).map(Metric::title);
        };
    List<LocalizedText> fields =
        lost.fields().stream()
            .map(path ->
                form.flatMap(each -> title(each, path)).orElse(LocalizedText.of(path.toString())))
            .toList();
    return new Loss(
        lost,
        title.orElse(LocalizedText.of(lost.of())),
        fields,
        people.organisation().holders(lost.role()).size());
  }

  private static Optional<LocalizedText> title(Form form, FieldPath path) {
    return form.field(path.field()).map(Field::title);
  }
}
