package dev.formwork.tasks.rest;

import dev.formwork.flows.Decision;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.TaskAction;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says with a decision or an action; each takes what it needs of it.
 *
 * @param opinion why
 * @param data the fields that the node lets its holder fill
 * @param files ids of uploaded files
 * @param signature id of an uploaded file
 * @param password of the caller, where the outcome asks for it again
 * @param ticked keys of the checklist
 * @param disputed the facts that are wrong
 * @param branch the branch to go on with
 * @param returnTo the node to go back to
 * @param resubmit where it goes on when it was corrected: restart or back, where that is asked
 * @param picked person ids by the node that they are picked for
 * @param to person id of who gets the task
 * @param persons ids of those who are to sign
 * @param place before, after or parallel
 */
record Doing(
    @Nullable String opinion,
    @Nullable Map<String, @Nullable Object> data,
    @Nullable List<String> files,
    @Nullable String signature,
    @Nullable String password,
    @Nullable List<String> ticked,
    @Nullable List<String> disputed,
    @Nullable String branch,
    @Nullable String returnTo,
    @Nullable String resubmit,
    @Nullable Map<String, List<String>> picked,
    @Nullable String to,
    @Nullable List<String> persons,
    @Nullable String place) {

  static final Doing NOTHING =
      new Doing(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  String words() {
    return opinion == null ? "" : opinion;
  }

  Map<String, @Nullable Object> changes() {
    return data == null ? Map.of() : data;
  }

  Decision decision(DefinitionKey outcome, boolean identified) {
    return Decision.of(outcome, words())
        .with(list(files), signature)
        .identified(identified)
        .ticking(keys(ticked, "ticked", DefinitionKey::of))
        .disputing(keys(disputed, "disputed", FieldKey::of))
        .toward(key(branch, "branch"), key(returnTo, "returnTo"))
        .goingOn(way())
        .picking(picks());
  }

  /** The action of this word; empty if there is none. */
  Optional<TaskAction> action(String word) {
    return switch (word) {
      case "transfer" -> Optional.of(new TaskAction.Transfer(to == null ? "" : to, words()));
      case "add-signer" -> Optional.of(new TaskAction.AddSigner(where(), list(persons), words()));
      case "hold" -> Optional.of(new TaskAction.Hold(words()));
      case "resume" -> Optional.of(new TaskAction.Resume());
      case "claim" -> Optional.of(new TaskAction.Claim());
      case "unclaim" -> Optional.of(new TaskAction.Unclaim());
      default -> Optional.empty();
    };
  }

  private TaskAction.Place where() {
    return constant(TaskAction.Place.class, place == null ? "parallel" : place, "place");
  }

  private @Nullable ResubmitFrom way() {
    return resubmit == null ? null : constant(ResubmitFrom.class, resubmit, "resubmit");
  }

  private static <E extends Enum<E>> E constant(Class<E> kind, String word, String parameter) {
    try {
      return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException noneOfThem) {
      throw bad(parameter);
    }
  }

  private Map<DefinitionKey, List<String>> picks() {
    var picks = new LinkedHashMap<DefinitionKey, List<String>>();
    if (picked != null) {
      picked.forEach((node, people) -> {
        DefinitionKey key = key(node, "picked");
        if (key != null) {
          picks.put(key, list(people));
        }
      });
    }
    return picks;
  }

  private static @Nullable DefinitionKey key(@Nullable String text, String parameter) {
    return text == null ? null : keys(List.of(text), parameter, DefinitionKey::of).getFirst();
  }

  private static <T> List<T> keys(
      @Nullable List<String> texts, String parameter, Function<String, T> key) {
    try {
      return list(texts).stream().map(key).toList();
    } catch (IllegalArgumentException notAKey) {
      throw bad(parameter);
    }
  }

  private static List<String> list(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  private static Refusal.Invalid bad(String parameter) {
    return new Refusal.Invalid(Problem.error("api.parameter.bad", parameter));
  }
}
