package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What administrators set for the parameters of apps. It needs no release. */
@Service
public class Parameters {

  private static final int ATTEMPTS = 20;

  private final Apps apps;
  private final DefinitionStore store;

  Parameters(Apps apps, DefinitionStore store) {
    this.apps = apps;
    this.store = store;
  }

  /** Each parameter of an app with its value. */
  @NoPermission(because = "forms show them to everybody")
  public Map<String, Object> values(DefinitionKey app) {
    return apps.live().parameters(apps.current(app).app());
  }

  /**
   * Sets one parameter.
   *
   * @param value absent = back to the default
   */
  @Permission("platform administrator")
  public void set(Actor actor, DefinitionKey app, FieldKey key, @Nullable Object value) {
    Designers.require(actor);
    Manifest.Parameter parameter =
        apps.current(app).manifest().parameters().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("definitions.parameter.not-found", "").with("key", key.value())));
    if (value != null && !parameter.type().accepts(value)) {
      throw new Refusal.Invalid(
          Problem.error("definitions.parameter.value", key.value())
              .with("key", key.value())
              .with("type", parameter.type().word()));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (isStored(app, key, value)) {
        apps.renew();
        return;
      }
    }
    throw new Refusal.Conflict(Problem.error("definitions.parameter.conflict", ""));
  }

  private boolean isStored(DefinitionKey app, FieldKey key, @Nullable Object value) {
    AppDocument stored = store.app(app.value()).orElseThrow(() -> Apps.notFound(app));
    var values = new LinkedHashMap<>(ParameterValues.raw(stored.parameters()));
    if (value == null) {
      values.remove(key.value());
    } else {
      values.put(key.value(), value);
    }
    return store.setParameters(app.value(), stored.parameters(), ParameterValues.write(values));
  }
}
