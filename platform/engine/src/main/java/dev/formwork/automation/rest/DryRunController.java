package dev.formwork.automation.rest;

import dev.formwork.automation.DryRuns;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tries rules out. */
@RestController
@Tag(
    name = "Rules",
    description = "What rules have done, would do, and left undone; for administrators")
class DryRunController {

  private final DryRuns dryRuns;
  private final CurrentActor current;

  DryRunController(DryRuns dryRuns, CurrentActor current) {
    this.dryRuns = dryRuns;
    this.current = current;
  }

  @PostMapping("/api/v1/apps/{app}/rules/{rule}/dry-run")
  @Operation(
      summary = "What a rule would have done over the last days",
      description =
          "Nothing is written and nobody is told. The body may carry another definition of the "
              + "rule, as YAML or JSON, to be tried in place of the live one. At most 200 firings "
              + "among 2,000 records.")
  DryRuns.Report run(
      @PathVariable String app,
      @PathVariable String rule,
      @RequestParam(defaultValue = "7") int days,
      @RequestBody(required = false) @Nullable String definition) {
    return dryRuns.of(current.get(), QualifiedKey.of(app, rule), days, definition);
  }
}
