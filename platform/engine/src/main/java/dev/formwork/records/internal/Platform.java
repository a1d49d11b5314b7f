package dev.formwork.records.internal;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;

/** Who acts where nobody does: the platform itself, for flows that somebody published. */
final class Platform {

  private static final Person PERSON = Person.platform();

  private Platform() {}

  static Actor actor(Organisation organisation) {
    return new Actor(PERSON, organisation);
  }

  /** A person on whose behalf a flow acts, with the rights of the flow. */
  static Actor onBehalfOf(String person, Organisation organisation) {
    return organisation
        .person(person)
        .map(found -> new Actor(found.withAdmin(true), organisation))
        .orElseGet(() -> actor(organisation));
  }

  static boolean is(Actor actor) {
    return actor.id().equals(Person.PLATFORM);
  }
}
