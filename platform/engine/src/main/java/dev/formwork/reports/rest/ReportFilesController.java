package dev.formwork.reports.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.records.FilterText;
import dev.formwork.reports.ReportExport;
import dev.formwork.reports.ReportFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of an app as files. */
@RestController
@Tag(name = "Reports")
class ReportFilesController {

  private final ReportExport export;
  private final CurrentActor current;

  ReportFilesController(ReportExport export, CurrentActor current) {
    this.export = export;
    this.current = current;
  }

  @GetMapping("/api/v1/apps/{app}/reports/{report}.{format}")
  @Operation(
      summary = "Take a report out as a file",
      description =
          "format is xlsx, csv (UTF-8 with a byte order mark) or pdf. The same rows and columns as"
              + " the report itself; needs the right to export the records of its form besides."
              + " filter narrows it, as in a list of records.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(
            mediaType = "application/octet-stream",
            schema = @Schema(type = "string", format = "binary"))
      })
  ResponseEntity<byte[]> file(
      @PathVariable String app,
      @PathVariable String report,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String filter) {
    ReportFile file =
        export.file(
            current.get(),
            ReportsController.key(app, report),
            FilterText.read(filter),
            ReportExport.format(format));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.format().contentType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(file.content());
  }
}
