package dev.formwork.packs;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In demo mode, adds the sample people of all installed apps, each with the password {@code demo}.
 * Who is there already stays as is. Outside demo mode none of them can sign in.
 */
@Component
@Order(SamplePeopleAtStart.ORDER)
@ConditionalOnProperty("formwork.demo")
class SamplePeopleAtStart implements ApplicationRunner {

  /** After the packs; sample records come after it. */
  static final int ORDER = 200;

  private static final Logger log = LoggerFactory.getLogger(SamplePeopleAtStart.class);

  private final Apps apps;
  private final People people;

  SamplePeopleAtStart(Apps apps, People people) {
    this.apps = apps;
    this.people = people;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (App app : apps.installed()) {
      String text = apps.source(app.key(), app.release()).files().get(SamplePeople.FILE);
      if (text != null) {
        add(app, SamplePeople.read(text).get());
      }
    }
  }

  private void add(App app, SamplePeople sample) {
    sample.install(people);
    log.info(
        "Sample people of app {}: {} people, {} departments",
        app.key(),
        sample.people().size(),
        sample.departments().size());
  }
}
