package dev.formwork.workspace.shell;

import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.shell.Startable.Start;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What all features bring to the frame, for the person at the screen. */
@Component
public class Features {

  private final List<NavigationPart> parts;
  private final List<Startable> startables;
  private final List<Findable> findables;
  private final List<Waiting> waiting;

  Features(
      List<NavigationPart> parts,
      List<Startable> startables,
      List<Findable> findables,
      List<Waiting> waiting) {
    this.parts = parts.stream().sorted(Comparator.comparingInt(NavigationPart::rank)).toList();
    this.startables = List.copyOf(startables);
    this.findables = List.copyOf(findables);
    this.waiting = List.copyOf(waiting);
  }

  /** All groups of places to go; groups of one key, from whatever feature, are one. */
  public List<NavigationPart.Group> groups() {
    Map<String, NavigationPart.Group> byKey = new LinkedHashMap<>();
    parts.stream()
        .flatMap(part -> part.groups().stream())
        .forEach(group -> byKey.merge(group.key(), group, NavigationPart.Group::and));
    return List.copyOf(byKey.values());
  }

  /** What waits, in the order of the bar. */
  List<Waiting> waiting() {
    return waiting;
  }

  /** Everything that may be started. */
  List<Start> starts() {
    return startables.stream().flatMap(each -> each.all().stream()).toList();
  }

  /** Everything that may be started and is called so. */
  List<Start> starts(String words) {
    return starts().stream().filter(each -> fits(each.title(), words)).toList();
  }

  /** Places that are called so. */
  List<Entry> places(String words) {
    return groups().stream()
        .flatMap(group -> group.entries().stream())
        .filter(each -> fits(each.title(), words))
        .toList();
  }

  List<Findable> findables() {
    return findables;
  }

  /** Whether each of the words stands somewhere in the title. */
  public static boolean fits(String title, String words) {
    String folded = folded(title);
    return Stream.of(folded(words).strip().split("\\s+")).allMatch(folded::contains);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
