package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.Definitions;
import dev.formwork.flows.Branch;
import dev.formwork.flows.Coverage;
import dev.formwork.flows.DecideMode;
import dev.formwork.flows.Node;
import dev.formwork.forms.Form;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.text.Say;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A decision by conditions as it is drawn, and which records its branches take.
 *
 * @param coverage empty where that can't be told by examples
 */
record Cover(Node.Decide decide, Form form, FormSource source, Optional<Coverage> coverage) {

  /** Empty while the node is no decision by conditions that can be read. */
  static Optional<Cover> of(JsonNode node, Form form, FormSource source) {
    if (!node.path("kind").asString("").equals("decide")) {
      return Optional.empty();
    }
    try {
      return Definitions.mapper().treeToValue(node, Node.class) instanceof Node.Decide decide
              && (decide.how() == DecideMode.EXCLUSIVE || decide.how() == DecideMode.INCLUSIVE)
          ? Optional.of(new Cover(decide, form, source, Coverage.of(decide, form)))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException unfinished) {
      return Optional.empty();
    }
  }

  /** What a branch is called; else what it asks. */
  String way(int branch) {
    Branch of = decide.branches().get(branch);
    if (!of.title().isEmpty()) {
      return Say.t(of.title());
    }
    return of.when() == null
        ? t("walk.branch-number", branch + 1)
        : t("cover.quoted", new ConditionFacts(form, source).words(of.when()));
  }

  /** An example in words. */
  String words(Map<String, Object> example) {
    return coverage
        .map(found -> new ConditionFacts(form, source).values(found.asked(), example))
        .orElse("");
  }

  /**
   * What should be known of a way; mostly nothing.
   *
   * @param branch its index; absent for the way of all else
   */
  String mark(@Nullable Integer branch) {
    return coverage
        .map(found -> branch == null ? ofOtherwise(found) : ofBranch(found, branch))
        .orElse("");
  }

  private static String ofOtherwise(Coverage found) {
    return found.left() == null ? t("cover.otherwise-never") : "";
  }

  private String ofBranch(Coverage found, int branch) {
    Stream<String> never =
        found.taken().containsKey(branch) ? Stream.of() : Stream.of(t("cover.never", way(branch)));
    Stream<String> overlaps =
        found.overlaps().stream()
            .filter(each -> each.first() == branch || each.second() == branch)
            .map(each ->
                t("cover.overlap", way(each.first()), way(each.second()), words(each.example())));
    Map<String, Object> left = found.left();
    Stream<String> gap =
        left != null && decide.otherwise() == null
            ? Stream.of(t("cover.gap", words(left)))
            : Stream.of();
    return Stream.of(never, overlaps, gap).flatMap(texts -> texts).collect(Collectors.joining(" "));
  }
}
