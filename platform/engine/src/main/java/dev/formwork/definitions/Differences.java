package dev.formwork.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What differs between two states of an app. */
public final class Differences {

  private Differences() {}

  public static List<DefinitionChange> between(AppSource before, AppSource after) {
    var names = new TreeSet<>(before.definitions().keySet());
    names.addAll(after.definitions().keySet());
    var changes = new ArrayList<DefinitionChange>();
    for (DefinitionName name : names) {
      String old = before.definitions().get(name);
      String now = after.definitions().get(name);
      if (old == null) {
        changes.add(new DefinitionChange(name, DefinitionChange.Kind.ADDED, List.of()));
      } else if (now == null) {
        changes.add(new DefinitionChange(name, DefinitionChange.Kind.REMOVED, List.of()));
      } else if (!old.equals(now)) {
        changes.add(new DefinitionChange(name, DefinitionChange.Kind.CHANGED, values(old, now)));
      }
    }
    return changes;
  }

  /** How many definitions differ; cheaper than to ask what does. */
  static int count(AppSource before, AppSource after) {
    var names = new TreeSet<>(before.definitions().keySet());
    names.addAll(after.definitions().keySet());
    return Math.toIntExact(
        names.stream().filter(name -> !before.find(name).equals(after.find(name))).count());
  }

  private static List<ValueChange> values(String before, String after) {
    ReadYaml old = Yaml.read(before);
    ReadYaml now = Yaml.read(after);
    return old.isFine() && now.isFine() ? TreeDifference.of(old.tree(), now.tree()) : List.of();
  }
}
