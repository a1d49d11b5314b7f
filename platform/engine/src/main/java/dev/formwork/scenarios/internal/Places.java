package dev.formwork.scenarios.internal;

import dev.formwork.access.Role;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MessageTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the definitions stand that decide something, as {@code app/folder/key.yaml#/pointer}. */
final class Places {

  private final Stage stage;

  Places(Stage stage) {
    this.stage = stage;
  }

  /** A node of the flow of a form; the flow where the node is not said. */
  List<String> node(QualifiedKey form, @Nullable DefinitionKey node) {
    Flow flow = stage.flowOf(form).orElse(null);
    if (flow == null) {
      return List.of(file(form.app(), Form.TYPE.folder(), form.key()));
    }
    String file = file(form.app(), Flow.TYPE.folder(), flow.key());
    for (int i = 0; i < flow.nodes().size(); i++) {
      if (flow.nodes().get(i).key().equals(node)) {
        return List.of(file + "#/nodes/" + i);
      }
    }
    return List.of(file);
  }

  /** The deadline of a node; the node, or the flow, where it has none. */
  List<String> deadline(QualifiedKey form, DefinitionKey node) {
    return node(form, node).stream()
        .map(place -> place.contains("#") ? place + "/deadline" : place)
        .toList();
  }

  /** A field of a form, by the path of a problem: {@code lines[0].quantity}. */
  List<String> field(QualifiedKey form, String path) {
    String file = file(form.app(), Form.TYPE.folder(), form.key());
    String key = path.replaceAll("[\\[.].*", "");
    Form found = stage.form(form).orElse(null);
    for (int s = 0; found != null && s < found.sections().size(); s++) {
      var fields = found.sections().get(s).fields();
      for (int f = 0; f < fields.size(); f++) {
        if (fields.get(f).key().value().equals(key)) {
          return List.of(file + "#/sections/" + s + "/fields/" + f);
        }
      }
    }
    return List.of(file);
  }

  /** The roles of somebody that say something of the app. */
  List<String> roles(QualifiedKey form, Actor actor) {
    return actor.roles().stream()
        .sorted()
        .flatMap(role -> role(form.app(), role).stream())
        .toList();
  }

  private Optional<String> role(DefinitionKey app, DefinitionKey role) {
    return stage
        .world()
        .apps()
        .live()
        .find(Role.TYPE, new QualifiedKey(app, role))
        .map(_ -> file(app, Role.TYPE.folder(), role));
  }

  /** A message template; the flow where none is said. */
  List<String> message(QualifiedKey form, @Nullable DefinitionKey template) {
    return template == null
        ? node(form, null)
        : List.of(file(form.app(), MessageTemplate.TYPE.folder(), template));
  }

  static List<String> report(QualifiedKey report) {
    return List.of(file(report.app(), "reports", report.key()));
  }

  static List<String> metric(QualifiedKey metric) {
    return List.of(file(metric.app(), "metrics", metric.key()));
  }

  private static String file(DefinitionKey app, String folder, DefinitionKey key) {
    return app + "/" + folder + "/" + key + ".yaml";
  }
}
