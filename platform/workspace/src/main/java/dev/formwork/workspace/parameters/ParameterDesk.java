package dev.formwork.workspace.parameters;

import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ParameterChange;
import dev.formwork.definitions.ParameterHistory;
import dev.formwork.definitions.Parameters;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Shows and changes the parameters of an app, always for the person who is signed in. */
@Component
public class ParameterDesk {

  private final Parameters parameters;
  private final CurrentActor current;
  private final Clock clock;
  private final ZoneId zone;

  ParameterDesk(Parameters parameters, CurrentActor current, Clock clock, ZoneId zone) {
    this.parameters = parameters;
    this.current = current;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The parameters of an app, one line each.
   *
   * @param changed runs after a change
   */
  public ParameterList list(Manifest manifest, Runnable changed) {
    return new ParameterList(this, manifest, changed, _ -> List.of());
  }

  /**
   * The same with more that can be done with each.
   *
   * @param acts buttons of a parameter, besides that which changes it
   */
  public ParameterList list(
      Manifest manifest, Runnable changed, Function<Manifest.Parameter, List<Button>> acts) {
    return new ParameterList(this, manifest, changed, acts);
  }

  Map<String, Object> values(DefinitionKey app) {
    return parameters.values(app);
  }

  ParameterHistory history(DefinitionKey app) {
    return parameters.history(current.get(), app);
  }

  void set(DefinitionKey app, Parameters.Wish wish) {
    parameters.set(current.get(), app, wish);
  }

  void takeBack(DefinitionKey app, ParameterChange change) {
    LocalDate from = change.from();
    if (from != null) {
      parameters.takeBack(current.get(), app, change.key(), from);
    }
  }

  String person(String id) {
    return current.get().organisation().person(id).map(person -> Say.t(person.name())).orElse(id);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
