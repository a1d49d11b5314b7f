package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The written policy that an app carries out, clause by clause, with the definitions that do.
 *
 * @param document what the policy is called
 */
public record Policy(LocalizedText document, List<Clause> clauses) {

  /** Where it stands in a pack. */
  public static final String FILE = "policy/clauses.yaml";

  private static final String SCHEMA = "policy.schema.json";

  public Policy {
    clauses = List.copyOf(clauses);
  }

  /**
   * One clause.
   *
   * @param id as the policy counts, as in {@code 3.1.2}
   * @param text what it asks for, in a sentence
   * @param rows ids of the requirements that it contains
   * @param definitions files of the pack that carry it out, as in {@code flows/order-approval.yaml}
   */
  public record Clause(
      String id,
      LocalizedText title,
      LocalizedText text,
      List<String> rows,
      List<String> definitions) {

    public Clause {
      rows = List.copyOf(rows);
      definitions = List.copyOf(definitions);
    }
  }

  /** The policy of an app; empty where its pack brings none. */
  public static Optional<Policy> of(AppSource source) {
    return Optional.ofNullable(source.files().get(FILE))
        .flatMap(text -> Definitions.read(SCHEMA, Policy.class, text).find());
  }

  /** What is wrong with it: its shape, ids that stand twice, definitions that aren't there. */
  static List<LocatedProblem> problems(AppSource source, DefinitionTypes types) {
    String text = source.files().get(FILE);
    if (text == null) {
      return List.of();
    }
    ReadDefinition<Policy> read = Definitions.read(SCHEMA, Policy.class, text);
    var found = new ArrayList<Problem>(read.problems().list());
    read.find().ifPresent(policy -> found.addAll(policy.problemsIn(source, types)));
    return read.source().located(FILE, found);
  }

  private List<Problem> problemsIn(AppSource source, DefinitionTypes types) {
    var found = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    for (int c = 0; c < clauses.size(); c++) {
      Clause clause = clauses.get(c);
      String at = Pointers.item("/clauses", c);
      if (!ids.add(clause.id())) {
        found.add(Problem.error("packs.policy.twice", at + "/id").with("id", clause.id()));
      }
      for (int d = 0; d < clause.definitions().size(); d++) {
        String file = clause.definitions().get(d);
        Optional<DefinitionName> name = types.nameOf(file);
        if (name.isEmpty() || source.find(name.get()).isEmpty()) {
          found.add(
              Problem.error("packs.policy.definition", Pointers.item(at + "/definitions", d))
                  .with("file", file));
        }
      }
    }
    return found;
  }
}
