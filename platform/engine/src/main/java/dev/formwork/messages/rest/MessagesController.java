package dev.formwork.messages.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.Messages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that were made of templates, and webhooks. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Messages", description = "What was said to staff and customers, and what became of it")
class MessagesController {

  private final Messages messages;
  private final CurrentActor current;
  private final ZoneId zone;

  MessagesController(Messages messages, CurrentActor current, ZoneId zone) {
    this.messages = messages;
    this.current = current;
    this.zone = zone;
  }

  /** Some of them. */
  record MessagesJson(List<MessageJson> items) {}

  /**
   * One of them.
   *
   * @param state waiting, sent, suppressed or failed
   * @param code why it was not sent, or not yet
   * @param reason the same in words
   * @param carrier what took it; {@code log} where nothing was set up and it stayed here
   */
  record MessageJson(
      String id,
      @Nullable String template,
      String channel,
      String purpose,
      String who,
      String address,
      String name,
      String app,
      String form,
      String record,
      @Nullable String number,
      String subject,
      String text,
      String state,
      @Nullable String code,
      @Nullable String reason,
      @Nullable String carrier,
      int tries,
      @Nullable String at,
      @Nullable String due,
      @Nullable String doneAt) {}

  @GetMapping("/messages")
  @Operation(
      summary = "The latest messages of all, at most 200",
      description = "For administrators. `state` is waiting, sent, suppressed or failed.")
  MessagesJson all(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String channel) {
    Actor actor = current.get();
    return json(
        actor,
        messages.all(
            actor,
            Asked.of(Delivery.State.class, state, "/state"),
            Asked.of(Channel.class, channel, "/channel")));
  }

  @PostMapping("/messages/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Tries a failed message again", description = "For administrators.")
  void retry(@PathVariable String id) {
    messages.retry(current.get(), id);
  }

  @GetMapping("/apps/{app}/forms/{form}/records/{id}/messages")
  @Operation(summary = "The latest messages about a record, at most 200")
  MessagesJson about(@PathVariable String app, @PathVariable String form, @PathVariable String id) {
    Actor actor = current.get();
    return json(actor, messages.about(actor, QualifiedKey.of(app, form), id));
  }

  private MessagesJson json(Actor actor, List<Delivery> deliveries) {
    return new MessagesJson(
        deliveries.stream().map(delivery -> json(actor.locale(), delivery)).toList());
  }

  private MessageJson json(Locale locale, Delivery delivery) {
    String code = delivery.code();
    return new MessageJson(
        delivery.id(),
        delivery.template() == null ? null : delivery.template().toString(),
        delivery.channel().key(),
        delivery.purpose().name().toLowerCase(Locale.ROOT),
        delivery.receiver().who(),
        delivery.receiver().address(),
        delivery.receiver().name(),
        delivery.about().form().app().value(),
        delivery.about().form().key().value(),
        delivery.about().record(),
        delivery.about().number(),
        delivery.subject(),
        delivery.text(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        code,
        code == null ? null : Texts.of(Problem.error(code, ""), locale),
        delivery.carrier(),
        delivery.tries(),
        Json.moment(delivery.at(), zone),
        Json.moment(delivery.due(), zone),
        Json.moment(delivery.doneAt(), zone));
  }
}
