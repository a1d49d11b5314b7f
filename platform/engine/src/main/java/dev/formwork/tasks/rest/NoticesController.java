package dev.formwork.tasks.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.tasks.Notice;
import dev.formwork.tasks.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices", description = "What flows and colleagues told the caller")
class NoticesController {

  private final Notices notices;
  private final CurrentActor current;
  private final ZoneId zone;

  NoticesController(Notices notices, CurrentActor current, ZoneId zone) {
    this.notices = notices;
    this.current = current;
    this.zone = zone;
  }

  /** A notice; what is the occasion in words. */
  record NoticeJson(
      String id,
      String code,
      String what,
      String by,
      String app,
      String form,
      String record,
      @Nullable String number,
      String text,
      @Nullable String template,
      @Nullable String at,
      boolean read) {}

  @GetMapping
  @Operation(summary = "The caller's latest notices")
  List<NoticeJson> list(@RequestParam(defaultValue = "false") boolean unread) {
    Actor actor = current.get();
    return notices.of(actor, unread).stream().map(notice -> json(actor, notice)).toList();
  }

  @PostMapping("/{id}/read")
  @Operation(summary = "Mark a notice as read")
  ResponseEntity<Void> read(@PathVariable String id) {
    notices.read(current.get(), id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/read")
  @Operation(summary = "Mark all of the caller's notices as read")
  ResponseEntity<Void> readAll() {
    notices.readAll(current.get());
    return ResponseEntity.noContent().build();
  }

  private NoticeJson json(Actor actor, Notice notice) {
    return new NoticeJson(
        notice.id(),
        notice.what(),
        Texts.of(Problem.error(notice.what(), ""), actor.locale()),
        notice.by(),
        notice.form().app().value(),
        notice.form().key().value(),
        notice.record(),
        notice.number(),
        notice.text().in(actor.locale()),
        notice.template(),
        Json.moment(notice.at(), zone),
        notice.read());
  }
}
