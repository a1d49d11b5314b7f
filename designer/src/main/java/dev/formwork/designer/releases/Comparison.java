package dev.formwork.designer.releases;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Differences;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** What differs between two releases of an app, or between the live one and the draft. */
@Component
final class Comparison {

  private final Drafts drafts;
  private final Apps apps;

  Comparison(Drafts drafts, Apps apps) {
    this.drafts = drafts;
    this.apps = apps;
  }

  /** What publishing would change. */
  List<ChangeWords> ofDraft(Actor actor, DefinitionKey app) {
    Draft draft = drafts.open(actor, app);
    AppSource after = AppSource.empty(app);
    for (DraftDefinition each : draft.definitions()) {
      if (each.state() != DraftDefinition.State.DELETED) {
        after = after.with(each.name(), each.text());
      }
    }
    AppSource before = source(app, draft.release());
    return ChangeWords.of(Differences.between(before, after), before, after);
  }

  /**
   * @param from a number; 0 stands for the time before the first release
   */
  List<ChangeWords> of(DefinitionKey app, int from, int to) {
    AppSource before = source(app, from);
    AppSource after = source(app, to);
    return ChangeWords.of(Differences.between(before, after), before, after);
  }

  private AppSource source(DefinitionKey app, int number) {
    return number == 0 ? AppSource.empty(app) : apps.source(app, number);
  }
}
