package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.formwork.access.FieldAccess;
import dev.formwork.access.Role;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.form.FormPanel;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Sheet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tries a form before it is published: as a role or at a node, at a desk or on a phone. */
final class TrialSheet {

  private static final String EVERYBODY = "";
  private static final String ROLE = "role:";
  private static final String NODE = "node:";

  private final Desk desk;
  private final DefinitionKey app;
  private final TrialForm.Means means;
  private final Div stage = new Div();
  private String as = EVERYBODY;

  TrialSheet(Desk desk, DefinitionKey app, TrialForm.Means means) {
    this.desk = desk;
    this.app = app;
    this.means = means;
    stage.addClassName("fw-trial");
  }

  void open() {
    var sheet = new Sheet(t("editor.trial")).wide();
    var hint = new Paragraph(t("editor.trial-hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var phone =
        Button.plain(
            t("editor.trial-phone"),
            () -> stage.getElement().executeJs("this.toggleAttribute('data-phone')"));
    var bar = new Div(roles(), phone);
    bar.addClassName("fw-trial-bar");
    sheet.with(hint, bar, stage);
    show();
    sheet.open();
  }

  /** As whom: everybody, one of the roles, or whoever has one of the tasks. */
  private Select<String> roles() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(EVERYBODY, t("editor.trial-everybody"));
    desk.suggestions()
        .definitions("role")
        .forEach(role -> choices.put(ROLE + role.key(), role.title()));
    flow()
        .path("nodes")
        .forEach(node -> {
          if (node.path("kind").asString("").equals("task")) {
            choices.put(
                NODE + node.path("key").asString(""),
                t("editor.trial-node", Labels.text(node.path("title"))));
          }
        });
    var select = new Select<String>();
    select.setAriaLabel(t("editor.trial-as"));
    select.setItems(choices.keySet());
    select.setItemLabelGenerator(key -> choices.getOrDefault(key, key));
    select.setValue(EVERYBODY);
    select.addValueChangeListener(change -> {
      as = Objects.requireNonNullElse(change.getValue(), EVERYBODY);
      show();
    });
    return select;
  }

  private JsonNode flow() {
    return desk.suggestions().definition("flow", desk.tree().path("flow").asString("-"));
  }

  private void show() {
    stage.removeAll();
    Optional<Form> form = read(Form.TYPE, desk.tree());
    if (form.isEmpty()) {
      stage.add(
          new EmptyState("circle-alert", t("editor.trial-broken"), t("editor.trial-broken-hint")));
      return;
    }
    var key = new QualifiedKey(app, desk.name().key());
    Map<String, FieldAccess> rights = rights(key, form.get());
    if (rights.values().stream().allMatch(FieldAccess.HIDDEN::equals)) {
      stage.add(new EmptyState("lock", t("editor.trial-closed"), t("editor.trial-closed-hint")));
      return;
    }
    var source =
        new TrialForm(key, form.get(), new DraftForm(app, desk.suggestions()), means, rights);
    stage.add(new FormPanel(source.preview(Map.of()), source));
  }

  private Map<String, FieldAccess> rights(QualifiedKey key, Form form) {
    if (as.startsWith(ROLE)) {
      String role = as.substring(ROLE.length());
      DefinitionKey of = role.contains("/") ? DefinitionKey.of(role.split("/")[0]) : app;
      return read(Role.TYPE, desk.suggestions().definition("role", role))
          .map(found -> TrialRights.ofRole(key, form, of, found, means.actor().organisation()))
          .orElse(Map.of());
    }
    if (as.startsWith(NODE)) {
      var node = DefinitionKey.of(as.substring(NODE.length()));
      return read(Flow.TYPE, flow())
          .map(found -> TrialRights.atNode(form, found, node))
          .orElse(Map.of());
    }
    return TrialRights.all(form);
  }

  private static <T> Optional<T> read(DefinitionType<T> type, JsonNode tree) {
    return tree.isMissingNode()
        ? Optional.empty()
        : Definitions.read(type, Yaml.write(tree)).find();
  }
}
