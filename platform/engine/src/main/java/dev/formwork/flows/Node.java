package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a flow. Adding a kind is adding a case here: the compiler then names every place that
 * must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Node {

  DefinitionKey key();

  /** What people read; empty where the kind speaks for itself. */
  LocalizedText title();

  /** The ways out, in the order of the definition. */
  List<Exit> exits();

  /**
   * A way out of a node.
   *
   * @param pointer JSON pointer of where it is written, from the node: {@code /outcomes/0/next}
   */
  record Exit(String pointer, DefinitionKey to) {}

  /** Where an execution begins, by submit. */
  @JsonTypeName("start")
  record Start(DefinitionKey key, LocalizedText title, DefinitionKey next) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of(new Exit("/next", next));
    }
  }

  /**
   * Work for people.
   *
   * @param instruction what to look at
   * @param assignees who may take it; all who any of them names
   * @param fields what the holder may do with fields while it is open; others are read
   */
  @JsonTypeName("task")
  record Task(
      DefinitionKey key,
      LocalizedText title,
      TaskMode mode,
      LocalizedText instruction,
      List<Assignee> assignees,
      @Nullable WhenEmpty whenEmpty,
      Map<FieldKey, NodeRight> fields,
      List<Outcome> outcomes)
      implements Node {

    public Task {
      assignees = List.copyOf(assignees);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      outcomes = List.copyOf(outcomes);
    }

    /** What happens where nobody is named: the administrators get it, unless said otherwise. */
    public WhenEmpty ifNobody() {
      return whenEmpty == null ? WhenEmpty.ADMIN : whenEmpty;
    }

    /** The outcome that a forecast and a skip take. */
    public Optional<Outcome.Agree> firstAgree() {
      return outcomes.stream()
          .filter(Outcome.Agree.class::isInstance)
          .map(Outcome.Agree.class::cast)
          .findFirst();
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      for (int i = 0; i < outcomes.size(); i++) {
        String pointer = "/outcomes/" + i + "/next";
        switch (outcomes.get(i)) {
          case Outcome.Agree agree -> exits.add(new Exit(pointer, agree.next()));
          case Outcome.Reject reject -> exits.add(new Exit(pointer, reject.next()));
          case Outcome.Return _, Outcome.Resubmit _ -> {}
        }
      }
      return exits;
    }
  }

  /**
   * A fork in the road: the first branch whose condition holds, else {@code otherwise}.
   *
   * @param otherwise absent only in a draft that the checks refuse
   */
  @JsonTypeName("decide")
  record Decide(
      DefinitionKey key,
      LocalizedText title,
      List<Branch> branches,
      @Nullable DefinitionKey otherwise)
      implements Node {

    public Decide {
      branches = List.copyOf(branches);
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      for (int i = 0; i < branches.size(); i++) {
        exits.add(new Exit("/branches/" + i + "/next", branches.get(i).next()));
      }
      if (otherwise != null) {
        exits.add(new Exit("/otherwise", otherwise));
      }
      return exits;
    }
  }

  /**
   * Something the platform does by itself.
   *
   * @param set fields and where their new values come from, in this order
   */
  @JsonTypeName("act")
  record Act(
      DefinitionKey key, LocalizedText title, Map<FieldKey, ValueSource> set, DefinitionKey next)
      implements Node {

    public Act {
      set = SetValues.of(set);
    }

    @Override
    public List<Exit> exits() {
      return List.of(new Exit("/next", next));
    }
  }

  /** Where an execution ends. */
  @JsonTypeName("end")
  record End(DefinitionKey key, LocalizedText title, EndState state) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of();
    }
  }
}
