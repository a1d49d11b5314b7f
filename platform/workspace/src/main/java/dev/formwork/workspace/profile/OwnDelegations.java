package dev.formwork.workspace.profile;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.Apps;
import dev.formwork.flows.Flow;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Delegation;
import dev.formwork.identity.Delegations;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormSummary;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.text.Say;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands in for the person who is signed in, and for whom he stands in. */
@Component
class OwnDelegations {

  private final Delegations delegations;
  private final RecordService records;
  private final Apps apps;
  private final CurrentActor current;
  private final Clock clock;

  OwnDelegations(
      Delegations delegations,
      RecordService records,
      Apps apps,
      CurrentActor current,
      Clock clock) {
    this.delegations = delegations;
    this.records = records;
    this.apps = apps;
    this.current = current;
    this.clock = clock;
  }

  /**
   * For which tasks somebody stands in: of everything, of one app, of one flow, about the records
   * of one form.
   *
   * @param title as people read it
   */
  record Scope(
      String title,
      @Nullable DefinitionKey app,
      @Nullable QualifiedKey flow,
      @Nullable QualifiedKey form) {}

  DelegationsCard card() {
    return new DelegationsCard(this);
  }

  Actor actor() {
    return current.get();
  }

  Instant now() {
    return clock.instant();
  }

  List<Delegation> all() {
    return delegations.of(actor());
  }

  void begin(Delegation wanted) {
    delegations.begin(actor(), wanted);
  }

  void end(Delegation delegation) {
    delegations.end(actor(), delegation.id());
  }

  /** Everything, then the apps that the person can reach, each with its flows and forms. */
  List<Scope> scopes() {
    var titles = new LinkedHashMap<DefinitionKey, String>();
    List<FormSummary> forms = records.forms(actor());
    forms.forEach(form -> titles.putIfAbsent(form.key().app(), Say.t(form.appTitle())));
    var scopes = new ArrayList<Scope>();
    scopes.add(new Scope(t("delegations.scope.all"), null, null, null));
    titles.forEach((app, title) -> {
      var flows =
          apps.live().all(Flow.TYPE).stream()
              .filter(flow -> flow.key().app().equals(app))
              .map(flow ->
                  new Scope(
                      t("delegations.scope.flow", title, Say.t(flow.value().title())),
                      null,
                      flow.key(),
                      null))
              .toList();
      if (!flows.isEmpty()) {
        scopes.add(new Scope(t("delegations.scope.app", title), app, null, null));
        scopes.addAll(flows);
        forms.stream()
            .filter(form -> form.key().app().equals(app))
            .map(form ->
                new Scope(
                    t("delegations.scope.form", title, Say.t(form.title())),
                    null,
                    null,
                    form.key()))
            .forEach(scopes::add);
      }
    });
    return scopes;
  }

  /** What a delegation is for, in words. */
  String scope(Delegation delegation) {
    return scopes().stream()
        .filter(scope ->
            Objects.equals(scope.app(), delegation.app())
                && Objects.equals(scope.flow(), delegation.flow())
                && Objects.equals(scope.form(), delegation.form()))
        .map(Scope::title)
        .findFirst()
        .orElseGet(() ->
            Stream.of(delegation.flow(), delegation.form(), delegation.app())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse(""));
  }

  String name(String person) {
    return actor().organisation().person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}
