package dev.formwork.workspace.profile;

import dev.formwork.identity.ApiKeys;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.keys.KeysCard;
import dev.formwork.workspace.text.Say;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The API keys of the person who is signed in. */
@Component
class OwnKeys {

  private final ApiKeys keys;
  private final RecordService records;
  private final CurrentActor current;
  private final Clock clock;

  OwnKeys(ApiKeys keys, RecordService records, CurrentActor current, Clock clock) {
    this.keys = keys;
    this.records = records;
    this.current = current;
    this.clock = clock;
  }

  KeysCard card() {
    return new KeysCard(keys, current::get, clock, apps());
  }

  /** The apps that this person can reach at all. */
  private Map<DefinitionKey, String> apps() {
    var titles = new HashMap<DefinitionKey, String>();
    records
        .forms(current.get())
        .forEach(form -> titles.put(form.key().app(), Say.t(form.appTitle())));
    return titles;
  }
}
