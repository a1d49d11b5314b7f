package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Whether a release of an app needs the agreement of a second person: where its live release says
 * so, or for all apps of this platform.
 */
@Service
@NoPermission(because = "whoever publishes has asked; this only refuses more")
public class SecondPerson {

  private final Apps apps;
  private final boolean everywhere;

  SecondPerson(Apps apps, @Value("${formwork.publishing.second-person:false}") boolean everywhere) {
    this.apps = apps;
    this.everywhere = everywhere;
  }

  public boolean isNeeded(DefinitionKey app) {
    return everywhere
        || apps.findCurrent(app)
            .map(CompiledRelease::manifest)
            .filter(Manifest::secondPerson)
            .isPresent();
  }

  /** Refuses with {@code definitions.publish.needs-agreement} whoever publishes alone. */
  public void refuse(DefinitionKey app) {
    if (isNeeded(app)) {
      throw new Refusal.Conflict(
          Problem.error("definitions.publish.needs-agreement", "").with("app", app.value()));
    }
  }
}
