package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Manifest;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.Comparator;
import java.util.List;

/** How kinds of definitions are called, drawn and ordered. */
public final class Kinds {

  private static final List<String> ORDER =
      List.of(
          Manifest.TYPE.kind(),
          "form",
          "flow",
          "option-list",
          "role",
          "report",
          "dashboard",
          "metric",
          "mailing",
          "rule",
          "decision-table",
          "keyword-list",
          "message",
          "sequence",
          "calendar",
          "scenario");

  /** As people look for them: by kind, the front page first, then by key. */
  public static final Comparator<DefinitionName> IN_ORDER =
      Comparator.comparingInt((DefinitionName name) -> rank(name.kind()))
          .thenComparing(Comparator.naturalOrder());

  private Kinds() {}

  /** Small is high up; kinds that no screen knows come last. */
  public static int rank(String kind) {
    int rank = ORDER.indexOf(kind);
    return rank < 0 ? ORDER.size() : rank;
  }

  /** One of the kind, as in "Form". */
  public static String title(String kind) {
    return Messages.has(Say.language(), "kind." + kind) ? t("kind." + kind) : kind;
  }

  /** Several of the kind, as in "Forms". */
  public static String titles(String kind) {
    return Messages.has(Say.language(), "kinds." + kind) ? t("kinds." + kind) : kind;
  }

  public static String icon(String kind) {
    return switch (kind) {
      case "pack" -> "package";
      case "form" -> "file-text";
      case "flow" -> "workflow";
      case "option-list" -> "list";
      case "role" -> "users";
      case "report" -> "chart-column";
      case "dashboard" -> "layout-dashboard";
      case "metric" -> "gauge";
      case "mailing" -> "paperclip";
      case "rule" -> "git-branch";
      case "decision-table" -> "table";
      case "keyword-list" -> "tag";
      case "message" -> "mail";
      case "sequence" -> "send";
      case "calendar" -> "calendar";
      case "scenario" -> "list-checks";
      default -> "code";
    };
  }
}
