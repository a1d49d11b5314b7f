package dev.formwork.definitions;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several definitions of a draft that changed in one step, so that it can be taken back as one.
 *
 * @param release number of the live release that the draft stood on
 * @param turns by definition, how it was and how it became
 */
public record DraftStep(int release, Map<DefinitionName, Turn> turns) {

  /**
   * One definition in a step.
   *
   * @param before its text; null where there was none
   * @param after the same afterwards
   */
  public record Turn(@Nullable String before, @Nullable String after) {

    /** Whether it leads from the one text to the other, as the draft keeps texts. */
    boolean leads(String from, String to) {
      return Yaml.tidy(from).equals(before) && Yaml.tidy(to).equals(after);
    }
  }

  public DraftStep {
    turns = new LinkedHashMap<>(turns);
  }

  /**
   * What became of a draft.
   *
   * @param names of all definitions that may have changed
   */
  public static DraftStep between(Draft before, Draft after, Set<DefinitionName> names) {
    var turns = new LinkedHashMap<DefinitionName, Turn>();
    for (DefinitionName name : names) {
      var turn = new Turn(text(before, name), text(after, name));
      if (!Objects.equals(turn.before(), turn.after())) {
        turns.put(name, turn);
      }
    }
    return new DraftStep(before.release(), turns);
  }

  /** The text of a definition; null where the draft has none. */
  static @Nullable String text(Draft draft, DefinitionName name) {
    return draft
        .find(name)
        .filter(each -> each.state() != DraftDefinition.State.DELETED)
        .map(DraftDefinition::text)
        .orElse(null);
  }

  /**
   * What is to be kept and what goes when a step is taken.
   *
   * @param gone definitions that were not there before
   */
  record Taking(List<Drafts.Edit> edits, List<DraftDefinition> gone) {}

  /** How this is done to a draft; refuses where that is not as the step found it. */
  Taking on(Draft now) {
    if (now.release() != release) {
      throw new Refusal.Conflict(Problem.error("definitions.step.published", ""));
    }
    List<Problem> overtaken =
        turns.entrySet().stream()
            .filter(each -> !Objects.equals(text(now, each.getKey()), each.getValue().before()))
            .map(each ->
                Problem.error("definitions.step.overtaken", "")
                    .with("kind", each.getKey().kind())
                    .with("key", each.getKey().key().value()))
            .toList();
    if (!overtaken.isEmpty()) {
      throw new Refusal.Conflict(new Problems(overtaken));
    }
    var edits = new ArrayList<Drafts.Edit>();
    var gone = new ArrayList<DraftDefinition>();
    turns.forEach((name, turn) -> {
      Optional<DraftDefinition> there = now.find(name);
      String after = turn.after();
      if (after == null) {
        there.ifPresent(gone::add);
      } else {
        long revision = there.map(DraftDefinition::revision).orElse(0L);
        edits.add(new Drafts.Edit(name, after, revision));
      }
    });
    return new Taking(edits, gone);
  }

  /** The way back. */
  public DraftStep reversed() {
    var back = new LinkedHashMap<DefinitionName, Turn>();
    turns.forEach((name, turn) -> back.put(name, new Turn(turn.after(), turn.before())));
    return new DraftStep(release, back);
  }

  /** Whether it is a step of this definition from the one text to the other. */
  public boolean leads(DefinitionName name, String from, String to) {
    return Optional.ofNullable(turns.get(name)).filter(turn -> turn.leads(from, to)).isPresent();
  }
}
