package dev.formwork.messages.internal;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MessageOrder;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what flows want said by a template. */
@Component
class MessageReceiver implements EffectReceiver {

  private final Posting posting;
  private final Clock clock;

  MessageReceiver(Posting posting, Clock clock) {
    this.posting = posting;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Effect.MESSAGE;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    MessageOrder.About about = about(told);
    var template =
        new QualifiedKey(
            about.form().app(), DefinitionKey.of(String.valueOf(told.get("template"))));
    posting.send(
        new MessageOrder(
            effect.id(),
            template,
            about,
            told.get("persons") instanceof List<?> persons
                ? persons.stream().map(String::valueOf).toList()
                : List.of(),
            String.valueOf(told.get("by")),
            texts(told.get("text")),
            isReplayed(told),
            told.get("at") instanceof Instant at ? at : clock.instant()),
        clock.instant());
  }

  /** Whether an effect belongs to a history that is played again. */
  static boolean isReplayed(Map<String, Object> told) {
    return Boolean.TRUE.equals(told.get("replayed"));
  }

  /** The record that an effect is about. */
  static MessageOrder.About about(Map<String, Object> told) {
    return new MessageOrder.About(
        QualifiedKey.parse(String.valueOf(told.get("form"))),
        texts(told.get("formTitle")),
        String.valueOf(told.get("record")),
        told.get("number") instanceof String number ? number : null);
  }

  private static LocalizedText texts(@Nullable Object byLanguage) {
    var texts = new LinkedHashMap<String, String>();
    if (byLanguage instanceof Map<?, ?> map) {
      map.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }
}
