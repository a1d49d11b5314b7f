package dev.formwork.messages.rest;

import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.messages.Notice;
import dev.formwork.messages.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices", description = "What the caller was told: reminders, escalations, notices")
class NoticesController {

  private final Notices notices;
  private final CurrentActor current;
  private final ZoneId zone;

  NoticesController(Notices notices, CurrentActor current, ZoneId zone) {
    this.notices = notices;
    this.current = current;
    this.zone = zone;
  }

  /** The last ones, with how many are unread. */
  record Page(List<NoticeJson> items, int unread) {}

  /** One of them. */
  record NoticeJson(
      String id,
      String what,
      String words,
      String form,
      String record,
      String number,
      OffsetDateTime at,
      boolean read) {}

  @GetMapping
  @Operation(summary = "What I was told, the latest first")
  Page list(@RequestParam(defaultValue = "50") int limit) {
    Actor actor = current.get();
    return new Page(
        notices.mine(actor, limit).stream().map(notice -> json(notice, actor)).toList(),
        notices.unread(actor));
  }

  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Marks one as read")
  void read(@PathVariable String id) {
    notices.read(current.get(), id);
  }

  private NoticeJson json(Notice notice, Actor actor) {
    return new NoticeJson(
        notice.id(),
        notice.what(),
        notice.words(actor.locale()),
        notice.about().form(),
        notice.about().record(),
        notice.about().number(),
        notice.at().atZone(zone).toOffsetDateTime(),
        notice.readAt() != null);
  }
}
