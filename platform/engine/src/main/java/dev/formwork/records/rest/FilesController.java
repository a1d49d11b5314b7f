package dev.formwork.records.rest;

import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.identity.CurrentActor;
import dev.formwork.records.RecordService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files of records. */
@RestController
@Tag(name = "Files", description = "Upload a file first, then name its id in an attachment field")
class FilesController {

  private final Files files;
  private final RecordService records;
  private final CurrentActor current;

  FilesController(Files files, RecordService records, CurrentActor current) {
    this.files = files;
    this.records = records;
    this.current = current;
  }

  @PostMapping("/api/v1/files")
  @Operation(summary = "Upload a file; only its uploader can put it into a record")
  ResponseEntity<Map<String, Object>> upload(@RequestParam MultipartFile file) throws IOException {
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    try (InputStream content = file.getInputStream()) {
      StoredFile stored = files.store(current.get().id(), name, content);
      return ResponseEntity.status(HttpStatus.CREATED)
          .body(
              Map.of(
                  "id", stored.id(),
                  "name", stored.name(),
                  "size", stored.size(),
                  "type", stored.type()));
    }
  }

  @GetMapping("/api/v1/apps/{app}/forms/{form}/records/{id}/files/{file}")
  @Operation(summary = "A file that stands in a field of the record that the caller may read")
  ResponseEntity<StreamingResponseBody> download(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable String file) {
    StoredFile stored = records.file(current.get(), RecordsController.key(app, form), id, file);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(stored.type()))
        .contentLength(stored.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(stored.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(out -> files.copy(stored, out));
  }
}
