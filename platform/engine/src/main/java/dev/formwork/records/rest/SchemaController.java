package dev.formwork.records.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.records.RecordService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the data of a record looks like. */
@RestController
@Tag(name = "Records")
class SchemaController {

  private final RecordService records;
  private final CurrentActor current;

  SchemaController(RecordService records, CurrentActor current) {
    this.records = records;
    this.current = current;
  }

  @GetMapping(
      value = "/api/v1/apps/{app}/forms/{form}/schema",
      produces = "application/schema+json")
  @Operation(summary = "JSON Schema of a record's data, without fields that the caller may not see")
  Map<String, Object> schema(@PathVariable String app, @PathVariable String form) {
    return records.schema(current.get(), RecordsController.key(app, form));
  }
}
