package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Choices;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.OptionList;
import dev.formwork.forms.Options;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.LiveAccess;
import dev.formwork.rules.DecisionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The forms of current and older releases, ready to work with; compiled once for each release. */
@Component
public class Forms {

  private record ModelKey(QualifiedKey form, int release) {}

  private static final int MAX_CACHED = 5_000;

  private final Apps apps;
  private final LiveAccess access;
  private final Map<ModelKey, FormLogic> logics = new ConcurrentHashMap<>();

  Forms(Apps apps, LiveAccess access) {
    this.apps = apps;
    this.access = access;
  }

  /** The form as it is now, or a refusal that does not tell whether the app exists. */
  public FormModel current(QualifiedKey key) {
    return apps.findCurrent(key.app())
        .flatMap(release -> model(release, key.key()))
        .orElseThrow(() -> new Refusal.NotFound("record.form.not-found"));
  }

  /** The form of the release that a running record is pinned to. */
  public FormModel pinned(QualifiedKey key, int release) {
    return model(apps.release(key.app(), release), key.key())
        .orElseThrow(() -> new Refusal.NotFound("record.form.not-found"));
  }

  /** The form of a release that may not be live yet; nothing of it is kept. */
  Optional<FormModel> planned(CompiledRelease release, DefinitionKey form) {
    return release.find(Form.TYPE, form).map(found -> model(release, found, FormLogic.of(found)));
  }

  /** A decision table as the release of a form sees it. */
  Optional<DecisionTable> table(FormModel model, QualifiedKey table) {
    return table.app().equals(model.key().app())
        ? apps.release(table.app(), model.release()).find(DecisionTable.TYPE, table.key())
        : apps.live().find(DecisionTable.TYPE, table);
  }

  /** All forms of all current releases. */
  public List<FormModel> all() {
    return apps.live().all(Form.TYPE).stream().map(named -> current(named.key())).toList();
  }

  /** The access decision made of the roles of all current releases. */
  public Access access() {
    return access.current();
  }

  private Optional<FormModel> model(CompiledRelease release, DefinitionKey form) {
    return release.find(Form.TYPE, form).map(found -> model(release, found, logic(release, found)));
  }

  private FormModel model(CompiledRelease release, Form form, FormLogic logic) {
    return new FormModel(
        release.qualified(form.key()),
        release.number(),
        logic,
        form.flow() == null ? null : release.find(Flow.TYPE, form.flow()).orElse(null),
        flow ->
            flow.app().equals(release.app())
                ? release.find(Flow.TYPE, flow.key())
                : apps.live().find(Flow.TYPE, flow),
        choices(release),
        parameters(release));
  }

  /** As they are now; one that is gone since stays for those who still go by the release. */
  private Map<String, Object> parameters(CompiledRelease release) {
    var parameters = new HashMap<>(release.manifest().parameterDefaults());
    parameters.putAll(apps.live().parameters(release.app()));
    return parameters;
  }

  private FormLogic logic(CompiledRelease release, Form form) {
    if (logics.size() > MAX_CACHED) {
      logics.clear();
    }
    return logics.computeIfAbsent(
        new ModelKey(release.qualified(form.key()), release.number()), _ -> FormLogic.of(form));
  }

  private Choices choices(CompiledRelease release) {
    return options ->
        switch (options) {
          case Options.Inline(var inline) -> inline;
          case Options.Named(var name) -> {
            QualifiedKey key = QualifiedKey.parse(name, release.app());
            yield key.app().equals(release.app())
                ? release
                    .find(OptionList.TYPE, key.key())
                    .map(OptionList::options)
                    .orElse(List.of())
                : apps.live().find(OptionList.TYPE, key).map(OptionList::options).orElse(List.of());
          }
        };
  }
}
