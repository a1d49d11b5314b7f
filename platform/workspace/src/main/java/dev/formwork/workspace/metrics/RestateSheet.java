package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Refusal;
import dev.formwork.metrics.MetricService;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.util.stream.Collectors;

/** Asks why a frozen value is to be counted anew. */
final class RestateSheet {

  private final MetricService metrics;
  private final CurrentActor current;
  private final MetricView view;
  private final MetricValue value;
  private final Runnable changed;
  private final TextField reason = new TextField(t("metrics.reason"));
  private final Sheet sheet;

  RestateSheet(
      MetricService metrics,
      CurrentActor current,
      MetricView view,
      MetricValue value,
      Runnable changed) {
    this.metrics = metrics;
    this.current = current;
    this.view = view;
    this.value = value;
    this.changed = changed;
    this.sheet = new Sheet(t("metrics.restate"));
    reason.setManualValidation(true);
    reason.setAutofocus(true);
    reason.setWidthFull();
  }

  void open() {
    sheet.with(
        new Paragraph(t("metrics.restate-hint", Figure.period(view.metric(), value))), reason);
    sheet.actions(Button.primary(t("metrics.restate"), this::restate));
    sheet.open();
  }

  private void restate() {
    try {
      metrics.restate(
          current.get(), view.key(), value.organisation(), value.period(), reason.getValue());
      sheet.close();
      changed.run();
    } catch (Refusal refused) {
      reason.setErrorMessage(
          refused.problems().stream().map(Say::t).collect(Collectors.joining(" ")));
      reason.setInvalid(true);
      reason.focus();
    }
  }
}
