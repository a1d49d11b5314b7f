package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.RuleActs;
import dev.formwork.triggers.Rule;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells administrators of runs that nobody but them can help. */
@Component
class Alerts {

  private static final Logger log = LoggerFactory.getLogger(Alerts.class);

  private final Outside outside;
  private final People people;
  private final Apps apps;
  private final RuleActs acts;
  private final Clock clock;

  Alerts(Outside outside, People people, Apps apps, RuleActs acts, Clock clock) {
    this.outside = outside;
    this.people = people;
    this.apps = apps;
    this.acts = acts;
    this.clock = clock;
  }

  /** Of parts of a run over many records only the whole is told, once. */
  void failed(Run run, String cause) {
    String told = run.path().parent() == null ? run.id() : run.path().parent();
    log.warn("Run {} of rule {} failed: {}", run.id(), run.rule(), cause);
    LocalizedText title =
        apps.live().find(Rule.TYPE, run.rule()).map(Rule::title).orElse(LocalizedText.of(""));
    var admins = people.organisation().admins().stream().map(Person::id).toList();
    var subject =
        run.form() == null || run.record() == null
            ? null
            : acts.find(run.form(), run.record()).orElse(null);
    outside.notify(
        new Outside.Telling(
            "failed:" + told + ":" + run.tries(),
            run.rule(),
            admins,
            "rule.notice.failed",
            title,
            subject,
            null,
            clock.instant()));
  }
}
