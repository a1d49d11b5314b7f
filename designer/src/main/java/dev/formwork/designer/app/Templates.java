package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.kernel.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first text of a new definition: {@code templates/<kind>.yaml} with its name filled in, and
 * with the first form, report, … of the app wherever it has to name one.
 */
final class Templates {

  private static final Pattern PLACE = Pattern.compile("<([a-z-]+)>");

  private Templates() {}

  static String text(DefinitionName name, LocalizedText title, Draft draft) {
    return PLACE
        .matcher(template(name.kind()))
        .replaceAll(place ->
            Matcher.quoteReplacement(
                switch (place.group(1)) {
                  case "about" -> t("template." + name.kind(), name.key());
                  case "key" -> name.key().value();
                  case "title-en" -> quoted(title.in(Locale.ENGLISH));
                  case "title-zh" -> quoted(title.in(Locale.CHINESE));
                  default -> firstOf(place.group(1), draft);
                }));
  }

  private static String firstOf(String kind, Draft draft) {
    return draft.definitions().stream()
        .filter(each -> each.state() != DraftDefinition.State.DELETED)
        .map(DraftDefinition::name)
        .filter(name -> name.kind().equals(kind))
        .map(name -> name.key().value())
        .findFirst()
        .orElse("my-" + kind);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String template(String kind) {
    String file = "templates/" + kind + ".yaml";
    try (InputStream in = Templates.class.getResourceAsStream(file)) {
      return in == null
          ? "key: <key>\ntitle: {en: <title-en>, zh: <title-zh>}\n"
          : new String(in.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
