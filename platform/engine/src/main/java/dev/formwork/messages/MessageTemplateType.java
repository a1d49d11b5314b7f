package dev.formwork.messages;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the platform knows of message templates. */
final class MessageTemplateType implements DefinitionType<MessageTemplate> {

  @Override
  public String kind() {
    return "message";
  }

  @Override
  public String folder() {
    return "messages";
  }

  @Override
  public String schema() {
    return "message.schema.json";
  }

  @Override
  public Class<MessageTemplate> valueType() {
    return MessageTemplate.class;
  }

  @Override
  public DefinitionKey key(MessageTemplate template) {
    return template.key();
  }

  @Override
  public LocalizedText title(MessageTemplate template) {
    return template.title();
  }

  @Override
  public Problems check(MessageTemplate template, DefinitionKey app, Catalog catalog) {
    return new MessageChecks(template, app, catalog).problems();
  }

  @Override
  public List<Reference> references(MessageTemplate template, DefinitionKey app) {
    QualifiedKey form = template.formIn(app);
    var found = new ArrayList<Reference>();
    found.add(Reference.to(Form.TYPE, form, "/form"));
    paths(template)
        .forEach((pointer, paths) ->
            paths.stream()
                .map(RecordPath::first)
                .filter(key -> SystemField.named(key.value()).isEmpty())
                .distinct()
                .forEach(key ->
                    found.add(
                        Reference.toField(Form.TYPE, form, key, pointer).as(written(pointer)))));
    return found;
  }

  /** Fields of the forms behind relations. */
  @Override
  public List<Reference> referencesBehind(
      MessageTemplate template, DefinitionKey app, Catalog catalog) {
    var behind = new RecordPaths(template.formIn(app), catalog);
    return paths(template).entrySet().stream()
        .flatMap(named ->
            named.getValue().stream()
                .flatMap(path -> behind.behind(path, named.getKey()).stream())
                .map(each -> each.as(written(named.getKey()))))
        .toList();
  }

  private static Written written(String pointer) {
    return pointer.startsWith("/channels") ? Written.TEXT : Written.VALUE;
  }

  /** The values that a template names, by where it names them. */
  static Map<String, List<RecordPath>> paths(MessageTemplate template) {
    var found = new LinkedHashMap<String, List<RecordPath>>();
    MessageTemplate.Customer customer = template.customer();
    if (customer != null) {
      add(found, "/customer/who", customer.who());
      add(found, "/customer/name", customer.name());
      add(found, "/customer/phone", customer.phone());
      add(found, "/customer/email", customer.email());
    }
    texts(template).forEach((pointer, text) -> found.put(pointer, MergeText.of(text).paths()));
    return found;
  }

  private static void add(
      Map<String, List<RecordPath>> found, String pointer, @Nullable RecordPath path) {
    if (path != null) {
      found.put(pointer, List.of(path));
    }
  }

  /** Every text of it in every language, by where it stands. */
  static Map<String, String> texts(MessageTemplate template) {
    var found = new LinkedHashMap<String, String>();
    for (int i = 0; i < template.channels().size(); i++) {
      String at = Pointers.item("/channels", i);
      MessageTemplate.Variant variant = template.channels().get(i);
      add(found, at + "/subject", variant.subject());
      add(found, at + "/text", variant.text());
    }
    return found;
  }

  private static void add(Map<String, String> found, String pointer, LocalizedText text) {
    text.byLanguage()
        .forEach((language, words) ->
            found.put(language.equals("*") ? pointer : Pointers.member(pointer, language), words));
  }
}
