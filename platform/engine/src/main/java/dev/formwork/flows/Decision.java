package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that comes with a decision on a task.
 *
 * @param opinion the words with it; empty for none
 * @param files ids of files
 * @param signature id of a file; absent without one
 * @param identified whether the password was given again and was right
 * @param ticked keys of the checklist
 * @param disputed the facts that are wrong
 * @param branch the branch that is picked where a person decides on the way
 * @param returnTo the node that it goes back to, where that is chosen
 * @param goesOn where it goes on when it was corrected, where that is asked
 * @param picked person ids by the node that they are picked for
 */
public record Decision(
    DefinitionKey outcome,
    String opinion,
    List<String> files,
    @Nullable String signature,
    boolean identified,
    List<DefinitionKey> ticked,
    List<FieldKey> disputed,
    @Nullable DefinitionKey branch,
    @Nullable DefinitionKey returnTo,
    @Nullable ResubmitFrom goesOn,
    Map<DefinitionKey, List<String>> picked) {

  public Decision {
    files = List.copyOf(files);
    ticked = List.copyOf(ticked);
    disputed = List.copyOf(disputed);
    picked = Collections.unmodifiableMap(new LinkedHashMap<>(picked));
  }

  /** An outcome with words, and nothing else. */
  public static Decision of(DefinitionKey outcome, String opinion) {
    return new Decision(
        outcome, opinion, List.of(), null, false, List.of(), List.of(), null, null, null, Map.of());
  }

  public static Decision of(String outcome) {
    return of(DefinitionKey.of(outcome), "");
  }

  public Decision saying(String words) {
    return new Decision(
        outcome,
        words,
        files,
        signature,
        identified,
        ticked,
        disputed,
        branch,
        returnTo,
        goesOn,
        picked);
  }

  public Decision with(List<String> newFiles, @Nullable String newSignature) {
    return new Decision(
        outcome,
        opinion,
        newFiles,
        newSignature,
        identified,
        ticked,
        disputed,
        branch,
        returnTo,
        goesOn,
        picked);
  }

  public Decision identified(boolean really) {
    return new Decision(
        outcome, opinion, files, signature, really, ticked, disputed, branch, returnTo, goesOn,
        picked);
  }

  public Decision ticking(List<DefinitionKey> items) {
    return new Decision(
        outcome,
        opinion,
        files,
        signature,
        identified,
        items,
        disputed,
        branch,
        returnTo,
        goesOn,
        picked);
  }

  public Decision disputing(List<FieldKey> facts) {
    return new Decision(
        outcome,
        opinion,
        files,
        signature,
        identified,
        ticked,
        facts,
        branch,
        returnTo,
        goesOn,
        picked);
  }

  /** The same on to this branch, or back to this node. */
  public Decision toward(@Nullable DefinitionKey newBranch, @Nullable DefinitionKey node) {
    return new Decision(
        outcome,
        opinion,
        files,
        signature,
        identified,
        ticked,
        disputed,
        newBranch,
        node,
        goesOn,
        picked);
  }

  /** The same, to go on there once it was corrected. */
  public Decision goingOn(@Nullable ResubmitFrom from) {
    return new Decision(
        outcome,
        opinion,
        files,
        signature,
        identified,
        ticked,
        disputed,
        branch,
        returnTo,
        from,
        picked);
  }

  public Decision picking(Map<DefinitionKey, List<String>> persons) {
    return new Decision(
        outcome,
        opinion,
        files,
        signature,
        identified,
        ticked,
        disputed,
        branch,
        returnTo,
        goesOn,
        persons);
  }
}
