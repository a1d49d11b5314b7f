package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parameters.ParameterDesk;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The parameters of the live release with their values; a change needs no release. */
@Component
class ParametersCard {

  private final ParameterDesk desk;
  private final Apps apps;

  ParametersCard(ParameterDesk desk, Apps apps) {
    this.desk = desk;
    this.apps = apps;
  }

  /** Empty where the live release has no parameters, or none is live. */
  Optional<Section> of(DefinitionKey app) {
    return apps.findCurrent(app)
        .filter(live -> !live.manifest().parameters().isEmpty())
        .map(live -> card(live.manifest()));
  }

  private Section card(Manifest manifest) {
    var hint = new Paragraph(t("parameters.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var list =
        desk.list(manifest, () -> UI.getCurrent().navigate(DesignerNavigation.app(manifest.key())));
    var card = new Section(new H2(t("parameters.title")), hint, list);
    card.addClassNames("fw-card", "fw-side-card");
    return card;
  }
}
