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
   * Places under one title that fold; under an empty title they always show.
   *
   * @param key names the group in the browser, so that it stays open or closed
   * @param icon stands for the group where there is no room for its title
   */
  record Group(String key, String title, String icon, List<Section> sections) {
    public Group {
      sections = List.copyOf(sections);
    }

    /** A group without sections. */
    public static Group of(String key, String title, String icon, List<Entry> entries) {
      return new Group(key, title, icon, List.of(new Section("", false, entries)));
    }

    /** All places, whatever section they stand in. */
    public List<Entry> entries() {
      return sections.stream().flatMap(section -> section.entries().stream()).toList();
    }

    /** This group with the sections of another one behind its own. */
    Group and(Group more) {
      return new Group(
          key, title, icon, Stream.concat(sections.stream(), more.sections.stream()).toList());
    }
  }

  /**
   * Entries of a group that belong together.
   *
   * @param title empty for none
   * @param folds whether it is closed until somebody opens it
   */
  record Section(String title, boolean folds, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /** Entries of administration, which nobody else sees. */
  static List<Group> ofAdministration(CurrentActor current, Entry... entries) {
    return current.find().filter(Actor::isAdmin).isEmpty()
        ? List.of()
        : List.of(Group.of("admin", t("admin.title"), "settings", List.of(entries)));
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
