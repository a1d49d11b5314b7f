package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.source.Editing;
import dev.formwork.editing.Change;
import dev.formwork.editing.YamlPatch;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricTrial;
import dev.formwork.metrics.MetricTrials;
import dev.formwork.reports.ReportTrials;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the editors of reports, metrics and dashboards need of the platform. */
@Component
final class DraftFigures {

  private final ReportTrials trials;
  private final MetricTrials metrics;
  private final Drafts drafts;
  private final CurrentActor current;
  private final Clock clock;

  DraftFigures(
      ReportTrials trials, MetricTrials metrics, Drafts drafts, CurrentActor current, Clock clock) {
    this.trials = trials;
    this.metrics = metrics;
    this.drafts = drafts;
    this.current = current;
    this.clock = clock;
  }

  /** Whoever builds; to be asked for on the screen, and taken along from there. */
  Actor actor() {
    return current.get();
  }

  Instant now() {
    return clock.instant();
  }

  ReportTrials.Stage stage(Actor actor, DefinitionKey app) {
    return trials.stage(actor, app);
  }

  /** What a metric will show. */
  MetricTrial metric(Actor actor, DefinitionKey app, Metric metric) {
    return metrics.trial(actor, app, metric);
  }

  /** Adds a definition to the draft from a desk; false where that is refused. */
  boolean add(Desk desk, DefinitionKey app, DefinitionName name, JsonNode tree) {
    return step(desk, app, name, () -> drafts.save(current.get(), app, name, tree, 0));
  }

  /**
   * Changes another definition of a draft than the one on the desk, as one of the steps there;
   * false where that is refused.
   */
  boolean change(
      Desk desk, DefinitionKey app, DefinitionName name, Function<JsonNode, List<Change>> changes) {
    return step(
        desk,
        app,
        name,
        () -> {
          var editing = new Editing(drafts, current::get, app, name);
          JsonNode tree = Yaml.read(editing.text()).tree();
          editing.typed(YamlPatch.apply(editing.text(), changes.apply(tree)));
          editing.save();
        });
  }

  private boolean step(Desk desk, DefinitionKey app, DefinitionName name, Runnable act) {
    return Attempt.isDone(() -> {
      Draft before = drafts.open(current.get(), app);
      act.run();
      Draft after = drafts.open(current.get(), app);
      desk.beside(app, DraftStep.between(before, after, Set.of(name)));
    });
  }
}
