package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.ParameterUses;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parameters.ParameterDesk;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The parameters of the live release with their values; a change needs no release. */
@Component
class ParametersCard {

  private final ParameterDesk desk;
  private final Apps apps;
  private final Drafts drafts;
  private final DefinitionTypes types;
  private final CurrentActor current;

  ParametersCard(
      ParameterDesk desk, Apps apps, Drafts drafts, DefinitionTypes types, CurrentActor current) {
    this.desk = desk;
    this.apps = apps;
    this.drafts = drafts;
    this.types = types;
    this.current = current;
  }

  /** Empty where the live release has no parameters, or none is live. */
  Optional<Section> of(DefinitionKey app) {
    return apps.findCurrent(app)
        .filter(live -> !live.manifest().parameters().isEmpty())
        .map(live -> card(live.manifest()));
  }

  private Button uses(DefinitionKey app, Manifest.Parameter parameter) {
    String title = Say.t(parameter.title());
    return Button.picture(
        "link",
        t("usage.title", title),
        () -> {
          var sheet = new Sheet(t("usage.title", title));
          sheet.with(
              UsageList.of(ParameterUses.of(drafts, types, current.get(), app, parameter.key())));
          sheet.open();
        });
  }

  private Section card(Manifest manifest) {
    var hint = new Paragraph(t("parameters.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var list =
        desk.list(
            manifest,
            () -> UI.getCurrent().navigate(DesignerNavigation.app(manifest.key())),
            parameter -> List.of(uses(manifest.key(), parameter)));
    var card = new Section(new H2(t("parameters.title")), hint, list);
    card.addClassNames("fw-card", "fw-side-card");
    return card;
  }
}
