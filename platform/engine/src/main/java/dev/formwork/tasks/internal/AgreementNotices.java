package dev.formwork.tasks.internal;

import dev.formwork.definitions.Agreement;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who may publish that a draft waits for him, and who has asked what became of it. */
@Component
class AgreementNotices {

  private final NoticeStore store;
  private final People people;
  private final Apps apps;

  AgreementNotices(NoticeStore store, People people, Apps apps) {
    this.store = store;
    this.people = people;
    this.apps = apps;
  }

  @EventListener
  void told(Agreement.Told told) {
    Agreement it = told.agreement();
    switch (it.state()) {
      case OPEN -> tell(it, "asked", others(it), it.by(), it.note(), it.at());
      case AGREED -> answer(it, "given", "");
      case SENT_BACK -> answer(it, "sent-back", Objects.requireNonNullElse(it.reason(), ""));
      case WITHDRAWN, OUTDATED -> {}
    }
  }

  private void answer(Agreement it, String what, String words) {
    String by = Objects.requireNonNullElse(it.closedBy(), Person.PLATFORM);
    tell(it, what, List.of(it.by()), by, words, Objects.requireNonNullElse(it.closedAt(), it.at()));
  }

  private List<String> others(Agreement it) {
    return people.organisation().admins().stream()
        .map(Person::id)
        .filter(id -> !id.equals(it.by()))
        .toList();
  }

  private void tell(
      Agreement it, String what, List<String> persons, String by, String words, Instant at) {
    LocalizedText title =
        apps.findCurrent(it.app())
            .map(CompiledRelease::manifest)
            .map(manifest -> manifest.title())
            .orElse(LocalizedText.of(it.app().value()));
    var told = new HashMap<String, Object>();
    told.put("what", "definitions.notice.agreement-" + what);
    told.put("by", by);
    told.put("form", new QualifiedKey(it.app(), it.app()).toString());
    told.put("formTitle", title.byLanguage());
    told.put("record", "");
    told.put("text", words.isEmpty() ? Map.of() : LocalizedText.of(words).byLanguage());
    told.put("at", at);
    persons.forEach(person -> store.tell(it.id() + ":" + what, told, person));
  }
}
