package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Parameters;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The parameters of the live release with their values; a change needs no release. */
@Component
class ParametersCard {

  private final Parameters parameters;
  private final Apps apps;
  private final CurrentActor current;

  ParametersCard(Parameters parameters, Apps apps, CurrentActor current) {
    this.parameters = parameters;
    this.apps = apps;
    this.current = current;
  }

  /** Empty where the live release has no parameters, or none is live. */
  Optional<Section> of(DefinitionKey app) {
    return apps.findCurrent(app)
        .filter(live -> !live.manifest().parameters().isEmpty())
        .map(live -> card(live.manifest()));
  }

  private Section card(Manifest manifest) {
    Map<String, Object> values = parameters.values(manifest.key());
    var hint = new Paragraph(t("parameters.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var card = new Section(new H2(t("parameters.title")), hint);
    card.addClassNames("fw-card", "fw-side-card");
    var list = new DescriptionList();
    list.addClassName("fw-parameters");
    for (Manifest.Parameter parameter : manifest.parameters()) {
      Object value = values.getOrDefault(parameter.key().value(), parameter.defaultValue());
      list.add(new DescriptionList.Term(Say.t(parameter.title())));
      list.add(new DescriptionList.Description(line(manifest.key(), parameter, value)));
    }
    card.add(list);
    return card;
  }

  private Div line(DefinitionKey app, Manifest.Parameter parameter, Object value) {
    var shown = new Span(ParameterSheet.words(value));
    shown.addClassName("fw-number");
    var line = new Div(shown);
    line.add(
        Button.picture(
            "pencil",
            t("parameters.change", Say.t(parameter.title())),
            () ->
                new ParameterSheet(parameter, value)
                    .open(changed -> {
                      parameters.set(current.get(), app, parameter.key(), changed);
                      UI.getCurrent().navigate(DesignerNavigation.app(app));
                    })));
    return line;
  }
}
