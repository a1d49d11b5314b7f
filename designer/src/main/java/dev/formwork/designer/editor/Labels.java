package dev.formwork.designer.editor;

import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What members and values of definitions are called on screens. */
final class Labels {

  private static final int FEW = 3;
  private static final int LONGEST = 60;

  private Labels() {}

  /** A member, as in "Shown when". */
  static String member(String name) {
    return label("edit.member." + name, name);
  }

  /** A value of several, as in "Round robin". */
  static String value(String value) {
    return label("edit.value." + value, value);
  }

  private static String label(String key, String name) {
    return Messages.has(Say.language(), key) ? Say.t(key) : words(name);
  }

  /** A value that has a name, or the value as it is. */
  private static String known(String value) {
    String key = "edit.value." + value;
    return Messages.has(Say.language(), key) ? Say.t(key) : value;
  }

  /** {@code visibleWhen} as "Visible when". */
  static String words(String name) {
    String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('-', ' ');
    String lower = spaced.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? ""
        : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  /** A text of a definition as it stands in its tree. */
  static String text(JsonNode text) {
    if (text.isObject()) {
      String own = text.path(Say.language().getLanguage()).asString("");
      return own.isEmpty() ? text.valueStream().findFirst().map(Labels::text).orElse("") : own;
    }
    return text.isContainer() ? "" : text.asString("");
  }

  /** What tells one item from the others, in a few words. */
  static String summary(JsonNode item) {
    if (!item.isContainer()) {
      return item.asString("");
    }
    String title = text(item.path("title"));
    String kind = item.path("kind").asString(item.path("type").asString(""));
    if (!title.isEmpty()) {
      return title;
    }
    String facts =
        item.properties().stream()
            .filter(each -> !each.getKey().equals("kind") && !text(each.getValue()).isEmpty())
            .limit(FEW)
            .map(each -> fact(each.getKey(), text(each.getValue())))
            .collect(Collectors.joining(" · "));
    String all =
        Stream.of(kind.isEmpty() ? "" : value(kind), facts)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(": "));
    String shown = all.isEmpty() ? inside(item) : all;
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }

  /** {@code Role: sales-manager}; what tells which thing it is goes without its name. */
  private static String fact(String member, String text) {
    return member.equals("key") || member.equals("field")
        ? text
        : Say.t("editor.fact", member(member), known(text));
  }

  private static String inside(JsonNode item) {
    return item.valueStream()
        .filter(JsonNode::isContainer)
        .findFirst()
        .map(Labels::summary)
        .orElse("–");
  }
}
