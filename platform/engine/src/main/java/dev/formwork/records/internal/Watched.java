package dev.formwork.records.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.triggers.KeywordList;
import dev.formwork.triggers.Keywords;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The live rules by the form that they are about; read anew when a release goes live. */
@Component
class Watched {

  /**
   * A rule that is live.
   *
   * @param release of the rule's app
   * @param keywords what it looks for; none for most
   */
  record Live(QualifiedKey key, int release, Rule rule, Keywords keywords) {}

  private record Known(Catalog catalog, Map<QualifiedKey, List<Live>> byForm) {}

  private final Apps apps;
  private volatile Known known = new Known(Catalog.EMPTY, Map.of());

  Watched(Apps apps) {
    this.apps = apps;
  }

  /** The rules about records of this form that don't rest. */
  List<Live> of(QualifiedKey form) {
    Catalog live = apps.live();
    Known current = known;
    if (!current.catalog().equals(live)) {
      current = new Known(live, read(live));
      known = current;
    }
    return current.byForm().getOrDefault(form, List.of());
  }

  /** The rule of a button of the form. */
  Optional<Live> button(QualifiedKey form, QualifiedKey rule) {
    return of(form).stream()
        .filter(live -> live.key().equals(rule) && live.rule().trigger() instanceof Trigger.Button)
        .findFirst();
  }

  private Map<QualifiedKey, List<Live>> read(Catalog live) {
    var byForm = new HashMap<QualifiedKey, List<Live>>();
    for (var named : live.all(Rule.TYPE)) {
      Rule rule = named.value();
      if (!rule.off()) {
        rule.formIn(named.key().app())
            .ifPresent(form ->
                byForm
                    .computeIfAbsent(form, _ -> new ArrayList<>())
                    .add(
                        new Live(
                            named.key(),
                            apps.current(named.key().app()).number(),
                            rule,
                            keywords(named.key(), rule, live))));
      }
    }
    return byForm;
  }

  private static Keywords keywords(QualifiedKey key, Rule rule, Catalog live) {
    if (!(rule.trigger() instanceof Trigger.Keywords trigger)) {
      return new Keywords(List.of(), List.of());
    }
    return Optional.ofNullable(trigger.list())
        .flatMap(list -> live.find(KeywordList.TYPE, QualifiedKey.parse(list, key.app())))
        .map(list -> new Keywords(list.words(), list.not()))
        .orElseGet(() -> new Keywords(trigger.words(), List.of()));
  }
}
