package dev.formwork.records.internal;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.messages.Notice;
import dev.formwork.messages.Notices;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands what people are to be told over, each once to each person. */
@Component
class NoticesReceiver implements EffectReceiver {

  private final Notices notices;

  NoticesReceiver(Notices notices) {
    this.notices = notices;
  }

  @Override
  public String kind() {
    return Effect.NOTICES;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    var about =
        new Notice.About(
            String.valueOf(told.get("form")),
            String.valueOf(told.get("record")),
            told.get("number") instanceof String number ? number : "");
    Instant at = told.get("at") instanceof Instant moment ? moment : Instant.EPOCH;
    if (!(told.get("notices") instanceof List<?> all)) {
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Map<?, ?> notice
          && notice.get("persons") instanceof List<?> persons) {
        for (Object person : persons) {
          notices.add(
              new Notice(
                  effect.id() + ":" + i + ":" + person,
                  String.valueOf(person),
                  String.valueOf(notice.get("what")),
                  text(notice.get("title")),
                  text(notice.get("text")),
                  about,
                  at,
                  null));
        }
      }
    }
  }

  private static LocalizedText text(@Nullable Object byLanguage) {
    var texts = new LinkedHashMap<String, String>();
    if (byLanguage instanceof Map<?, ?> map) {
      map.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }
}
