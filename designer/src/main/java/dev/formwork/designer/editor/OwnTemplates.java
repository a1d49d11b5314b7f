package dev.formwork.designer.editor;

import dev.formwork.definitions.FieldTemplate;
import dev.formwork.definitions.FieldTemplates;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The templates as the form designer offers them, and who is told when others are there. */
final class OwnTemplates {

  /** What a palette makes by a template begins with this. */
  static final String PREFIX = "template:";

  private final FieldTemplates templates;
  private final Supplier<Actor> actor;
  private Runnable told = () -> {};

  OwnTemplates(FieldTemplates templates, Supplier<Actor> actor) {
    this.templates = templates;
    this.actor = actor;
  }

  void onChange(Runnable listener) {
    told = listener;
  }

  List<FieldTemplate> all() {
    return templates.all(actor.get());
  }

  /** What is in one; missing where somebody has removed it meanwhile. */
  JsonNode content(String kind) {
    return all().stream()
        .filter(each -> kind.equals(PREFIX + each.id()))
        .map(FieldTemplate::content)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  void keep(LocalizedText title, JsonNode content) {
    var _ = templates.keep(actor.get(), title, content);
    told.run();
  }

  void forget(String id) {
    templates.forget(actor.get(), id);
    told.run();
  }
}
