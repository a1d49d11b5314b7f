package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.packs.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, and what proves that it is there: requirements with the clauses of policies,
 * the definitions and the scenarios that name them.
 *
 * @param unknown ids that clauses or scenarios name although nothing of the kind is asked for
 */
public record Coverage(List<Row> rows, Set<String> unknown) {

  public Coverage {
    rows = List.copyOf(rows);
    unknown = Set.copyOf(unknown);
  }

  /**
   * Something that is asked for.
   *
   * @param app whose it is; it may not be there yet
   * @param open why it can't be proved yet; absent where a scenario could
   */
  public record Requirement(String id, DefinitionKey app, String title, @Nullable String open) {}

  /** All that is asked for. */
  public record Requirements(List<Requirement> rows) {
    public Requirements {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One requirement with all that is about it.
   *
   * @param clauses as {@code order 3.1.2}
   * @param definitions as {@code order/flows/order-approval.yaml}
   * @param scenarios as {@code order/first-review-checks-the-order}
   * @param open why it is unproven; absent where a scenario proves it
   */
  public record Row(
      String id,
      List<String> clauses,
      List<String> definitions,
      List<String> scenarios,
      @Nullable String open) {

    public Row {
      clauses = List.copyOf(clauses);
      definitions = List.copyOf(definitions);
      scenarios = List.copyOf(scenarios);
    }

    public boolean isProven() {
      return !scenarios.isEmpty();
    }
  }

  /** Of these apps; what can't be read counts for nothing. */
  public static Coverage of(Requirements asked, Collection<AppSource> apps) {
    var found = new LinkedHashMap<String, Found>();
    asked.rows().forEach(each -> found.put(each.id(), new Found()));
    var unknown = new TreeSet<String>();
    for (AppSource app : apps) {
      Policy.of(app).ifPresent(policy -> addClauses(policy, app.app(), found, unknown));
      addScenarios(app, found, unknown);
    }
    var rows = new ArrayList<Row>();
    for (Requirement each : asked.rows()) {
      rows.add(found.getOrDefault(each.id(), new Found()).row(each));
    }
    return new Coverage(rows, unknown);
  }

  private static void addClauses(
      Policy policy, DefinitionKey app, Map<String, Found> found, Set<String> unknown) {
    for (Policy.Clause clause : policy.clauses()) {
      for (String id : clause.rows()) {
        Found row = found.get(id);
        if (row == null) {
          unknown.add(id);
        } else {
          row.clauses.add(app + " " + clause.id());
          clause.definitions().forEach(file -> row.definitions.add(app + "/" + file));
        }
      }
    }
  }

  private static void addScenarios(AppSource app, Map<String, Found> found, Set<String> unknown) {
    app.definitions()
        .forEach((name, text) -> {
          if (name.kind().equals(Scenario.TYPE.kind())) {
            Definitions.read(Scenario.TYPE, text)
                .find()
                .ifPresent(scenario -> addScenario(scenario, app.app(), found, unknown));
          }
        });
  }

  private static void addScenario(
      Scenario scenario, DefinitionKey app, Map<String, Found> found, Set<String> unknown) {
    for (String id : scenario.proves()) {
      Found row = found.get(id);
      if (row == null) {
        unknown.add(id);
      } else {
        row.scenarios.add(app + "/" + scenario.key());
      }
    }
  }

  public long proven() {
    return rows.stream().filter(Row::isProven).count();
  }

  private static final class Found {

    private final Set<String> clauses = new LinkedHashSet<>();
    private final Set<String> definitions = new TreeSet<>();
    private final Set<String> scenarios = new TreeSet<>();

    private Row row(Requirement asked) {
      String open = asked.open() == null ? "No scenario proves it yet." : asked.open();
      return new Row(
          asked.id(),
          List.copyOf(clauses),
          List.copyOf(definitions),
          List.copyOf(scenarios),
          scenarios.isEmpty() ? open : null);
    }
  }
}
