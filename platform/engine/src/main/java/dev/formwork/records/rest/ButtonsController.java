package dev.formwork.records.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RuleButton;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Buttons that rules put on records. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/records/{id}/buttons")
@Tag(name = "Records")
class ButtonsController {

  private final RecordService records;
  private final CurrentActor current;
  private final IdSource ids;

  ButtonsController(RecordService records, CurrentActor current, IdSource ids) {
    this.records = records;
    this.current = current;
    this.ids = ids;
  }

  /** Those that can be pressed now. */
  record ButtonsJson(List<ButtonJson> items) {}

  /** One of them; {@code rule} is {@code app/rule}. */
  record ButtonJson(String rule, Map<String, String> label) {
    static ButtonJson of(RuleButton button) {
      return new ButtonJson(button.rule().toString(), button.label().byLanguage());
    }
  }

  @GetMapping
  @Operation(summary = "The buttons that I can press on a record now")
  ButtonsJson list(@PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return new ButtonsJson(
        records.buttons(current.get(), QualifiedKey.of(app, form), id).stream()
            .map(ButtonJson::of)
            .toList());
  }

  @PostMapping("/{ruleApp}/{rule}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Presses one", description = "Idempotency-Key is honoured.")
  void press(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable String ruleApp,
      @PathVariable String rule,
      @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String actionId) {
    var act = Command.Act.of(actionId == null ? ids.next() : actionId, Command.Origin.API);
    records.handle(
        current.get(),
        new Command.Press(QualifiedKey.of(app, form), id, QualifiedKey.of(ruleApp, rule), act));
  }
}
