package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import java.util.List;
import java.util.stream.Stream;

/** What one feature puts into the navigation, for the person at the screen. */
public interface NavigationPart {

  /** Where its groups stand; small is high up. */
  int rank();

  /** The groups as they are now; empty where this person has nothing to do here. */
  List<Group> groups();

  /**
   * Entries under one title; an empty title stands for none.
   *
   * @param key names the group in the browser, so that it stays open or closed
   */
  record Group(String key, String title, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }

    /** This group with the entries of another one behind its own. */
    Group and(Group more) {
      return new Group(key, title, Stream.concat(entries.stream(), more.entries.stream()).toList());
    }
  }

  /** Entries of administration, which nobody else sees. */
  static List<Group> ofAdministration(CurrentActor current, Entry... entries) {
    return current.find().filter(Actor::isAdmin).isEmpty()
        ? List.of()
        : List.of(new Group("admin", t("admin.title"), List.of(entries)));
  }

  /**
   * One place to go.
   *
   * @param path without a leading slash, as in {@code inbox}
   * @param count shown behind the title; empty for none
   */
  record Entry(String title, String icon, String path, String count) {
    public Entry(String title, String icon, String path) {
      this(title, icon, path, "");
    }
  }
}
