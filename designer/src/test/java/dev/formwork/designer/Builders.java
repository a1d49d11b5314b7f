package dev.formwork.designer;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;

/** People who use the designer in tests. */
public final class Builders {

  public static final Actor MIRA = admin("mira");
  public static final Actor JON = admin("jon");

  private Builders() {}

  private static Actor admin(String name) {
    var person =
        new Person(name, name, LocalizedText.of(name), "", Locale.ENGLISH, true, true, List.of());
    return new Actor(person, new Organisation(List.of(), List.of(person)));
  }
}
