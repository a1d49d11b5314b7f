package dev.formwork.tasks.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.tasks.Copies;
import dev.formwork.tasks.Copy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was sent for reading, and who has read it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Copies", description = "What flows sent for reading, and who has read it")
class CopiesController {

  private final Copies copies;
  private final CurrentActor current;
  private final ZoneId zone;

  CopiesController(Copies copies, CurrentActor current, ZoneId zone) {
    this.copies = copies;
    this.current = current;
    this.zone = zone;
  }

  /** A copy with all who got it. */
  record CopyJson(String id, String title, @Nullable String since, List<ReaderJson> readers) {}

  /** Who got it; null in readAt until he has read it. */
  record ReaderJson(String person, boolean read, @Nullable String readAt) {}

  @GetMapping("/apps/{app}/forms/{form}/records/{id}/copies")
  @Operation(summary = "To whom a record was sent for reading, and who has read it")
  List<CopyJson> list(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    Actor actor = current.get();
    return copies.of(actor, key(app, form), id).stream()
        .map(copy -> json(copy, actor.locale()))
        .toList();
  }

  @PostMapping("/copies/{id}/read")
  @Operation(summary = "Mark a copy as read")
  ResponseEntity<Void> read(@PathVariable String id) {
    copies.read(current.get(), id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/copies/read")
  @Operation(summary = "Mark everything that was copied to the caller as read")
  ResponseEntity<Void> readAll() {
    copies.readAll(current.get());
    return ResponseEntity.noContent().build();
  }

  private CopyJson json(Copy copy, Locale locale) {
    return new CopyJson(
        copy.id(),
        copy.title().in(locale),
        Json.moment(copy.since(), zone),
        copy.readers().stream()
            .map(reader ->
                new ReaderJson(
                    reader.person(), reader.hasRead(), Json.moment(reader.readAt(), zone)))
            .toList());
  }

  private static QualifiedKey key(String app, String form) {
    try {
      return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(form));
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.NotFound("record.form.not-found");
    }
  }
}
