package dev.formwork.access;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the grants of an app gave a role and give no more.
 *
 * @param of the form as the grants name it; or the report, dashboard or metric
 * @param actions that are no longer allowed on any record
 * @param fields that are hidden or masked from now on
 * @param fewerRecords whether a scope is no longer granted, and none that has all records
 */
public record LostSight(
    DefinitionKey role,
    LocalizedText title,
    Thing thing,
    String of,
    Set<Action> actions,
    Set<FieldPath> fields,
    boolean fewerRecords) {

  /** What is seen. */
  public enum Thing {
    FORM,
    REPORT,
    DASHBOARD,
    METRIC
  }

  public LostSight {
    actions = Set.copyOf(actions);
    fields = Set.copyOf(fields);
  }

  /** Whether nothing at all is seen of it any more. */
  public boolean isAll() {
    return thing != Thing.FORM || actions.contains(Action.READ);
  }

  /** What each role loses between two states of an app, in the order of the roles. */
  public static List<LostSight> between(Collection<Role> before, Collection<Role> after) {
    Map<DefinitionKey, Role> now =
        after.stream().collect(Collectors.toMap(Role::key, Function.identity()));
    var lost = new ArrayList<LostSight>();
    for (Role role : before) {
      List<Grant> kept = now.containsKey(role.key()) ? now.get(role.key()).grants() : List.of();
      forms(role.grants())
          .forEach((form, grants) ->
              ofForm(role, form, grants, forms(kept).getOrDefault(form, List.of()))
                  .ifPresent(lost::add));
      var others = new TreeSet<>(others(role.grants()));
      others.removeAll(others(kept));
      others.stream().map(other -> other.lostBy(role)).forEach(lost::add);
    }
    return lost;
  }

  private static Optional<LostSight> ofForm(
      Role role, String form, List<Grant.OnForm> before, List<Grant.OnForm> after) {
    Set<Action> actions = actions(before);
    actions.removeAll(actions(after));
    boolean sees = actions(after).contains(Action.READ);
    var fields = new HashSet<FieldPath>();
    if (sees) {
      Stream.concat(before.stream(), after.stream())
          .flatMap(grant -> grant.fields().keySet().stream())
          .filter(path -> opens(before, path).canRead() && !opens(after, path).canRead())
          .forEach(fields::add);
    }
    boolean fewer =
        sees
            && !scopes(after).contains(Scope.Named.ALL)
            && !scopes(after).containsAll(scopes(before));
    return actions.isEmpty() && fields.isEmpty() && !fewer
        ? Optional.empty()
        : Optional.of(
            new LostSight(role.key(), role.title(), Thing.FORM, form, actions, fields, fewer));
  }

  private static Map<String, List<Grant.OnForm>> forms(List<Grant> grants) {
    return grants.stream()
        .filter(Grant.OnForm.class::isInstance)
        .map(Grant.OnForm.class::cast)
        .collect(
            Collectors.groupingBy(Grant.OnForm::form, LinkedHashMap::new, Collectors.toList()));
  }

  private static Set<Action> actions(List<Grant.OnForm> grants) {
    var actions = EnumSet.noneOf(Action.class);
    grants.forEach(grant -> actions.addAll(grant.actions()));
    return actions;
  }

  private static Set<Scope> scopes(List<Grant.OnForm> grants) {
    return reading(grants).map(Grant.OnForm::scope).collect(Collectors.toSet());
  }

  private static Stream<Grant.OnForm> reading(List<Grant.OnForm> grants) {
    return grants.stream().filter(grant -> grant.actions().contains(Action.READ));
  }

  /** How far the most generous grant opens a field. */
  private static FieldAccess opens(List<Grant.OnForm> grants, FieldPath path) {
    return reading(grants)
        .map(grant -> grant.fields().getOrDefault(path, FieldAccess.EDIT))
        .reduce(FieldAccess.HIDDEN, FieldAccess::or);
  }

  private record Other(Thing thing, String key) implements Comparable<Other> {
    @Override
    public int compareTo(Other other) {
      int byThing = thing.compareTo(other.thing);
      return byThing != 0 ? byThing : key.compareTo(other.key);
    }

    LostSight lostBy(Role role) {
      return new LostSight(role.key(), role.title(), thing, key, Set.of(), Set.of(), false);
    }
  }

  private static Set<Other> others(List<Grant> grants) {
    var others = new HashSet<Other>();
    for (Grant grant : grants) {
      switch (grant) {
        case Grant.OnForm _ -> {}
        case Grant.OnReport(var report) -> others.add(new Other(Thing.REPORT, report));
        case Grant.OnDashboard(var dashboard) -> others.add(new Other(Thing.DASHBOARD, dashboard));
        case Grant.OnMetric(var metric, _) -> others.add(new Other(Thing.METRIC, metric));
      }
    }
    return others;
  }
}
