package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who decides a task: one seat for each voice. */
final class Seating {

  private final Move move;

  Seating(Move move) {
    this.move = move;
  }

  /** The seats; or why there are none. */
  sealed interface Seated {
    record At(List<Seat> seats) implements Seated {}

    record Skipped() implements Seated {}

    record Stopped() implements Seated {}
  }

  /** Those whom a side, or the node itself, names. */
  private record Group(LocalizedText title, Assignment named) {}

  Seated of(Node.Task node, Step at) {
    Naming naming = naming(at);
    Set<String> excluded = new HashSet<>(naming.of(node.exclude()).persons());
    var groups = new ArrayList<Group>();
    for (Group group : named(node, naming)) {
      Assignment allowed = group.named().without(excluded);
      if (allowed.isEmpty()) {
        switch (node.ifNobody()) {
          case SKIP -> note(at, allowed);
          case STOP -> {
            note(at, allowed);
            return new Seated.Stopped();
          }
          case ADMIN -> groups.add(new Group(group.title(), admins(allowed)));
          case DEPUTY -> {
            Assignment deputies = naming.deputies(allowed, standIns(at)).without(excluded);
            groups.add(new Group(group.title(), deputies.isEmpty() ? admins(deputies) : deputies));
          }
        }
      } else {
        groups.add(new Group(group.title(), allowed));
      }
    }
    if (groups.stream().anyMatch(group -> group.named().isEmpty())) {
      groups.forEach(group -> note(at, group.named()));
      return new Seated.Stopped();
    }
    return groups.isEmpty() ? new Seated.Skipped() : new Seated.At(seats(node, groups, at));
  }

  /** The one seat of who corrects a returned record: its initiator, else the administrators. */
  Seated ofCorrection(Step at) {
    Assignment initiator = naming(at).of(List.of(new Assignee.Initiator()));
    Assignment found = initiator.isEmpty() ? admins(initiator) : initiator;
    note(at, found);
    return found.isEmpty()
        ? new Seated.Stopped()
        : new Seated.At(
            List.of(new Seat(0, LocalizedText.EMPTY, found.persons(), found.why(), 1, false)));
  }

  Naming naming(Step at) {
    return new Naming(
        move.fields().contextOf(at.lane()),
        move.initiator(),
        move.steps(),
        move.picked().getOrDefault(at.node(), List.of()));
  }

  /** Whom nobody may make a holder of the task. */
  Set<String> excluded(Node.Task node, Step at) {
    return new HashSet<>(naming(at).of(node.exclude()).persons());
  }

  private Assignment admins(Assignment nobody) {
    return nobody.orAdmins(move.context().organisation());
  }

  private static List<Group> named(Node.Task node, Naming naming) {
    if (node.mode() == TaskMode.CONFIRM) {
      return node.parties().stream()
          .map(party -> new Group(party.title(), naming.of(party.assignees())))
          .toList();
    }
    return List.of(new Group(LocalizedText.EMPTY, naming.of(node.assignees())));
  }

  private List<Seat> seats(Node.Task node, List<Group> groups, Step at) {
    Several several = node.together();
    var seats = new ArrayList<Seat>();
    for (Group group : groups) {
      note(at, group.named());
      boolean together = node.mode() == TaskMode.CONFIRM || several.mode() == Several.Mode.ANY;
      if (together) {
        Assignment given = given(node, group.named(), at);
        seats.add(seat(seats.size(), group.title(), given, 1, false));
      } else {
        for (String person : group.named().persons()) {
          var alone = new Assignment(List.of(person), group.named().why(), List.of());
          seats.add(
              seat(
                  seats.size(),
                  group.title(),
                  alone,
                  weight(several, person, at),
                  hasVeto(several, person, at)));
        }
      }
    }
    return seats;
  }

  private static Seat seat(
      int number, LocalizedText title, Assignment named, int weight, boolean veto) {
    return new Seat(number, title, named.persons(), named.why(), weight, veto);
  }

  private int weight(Several several, String person, Step at) {
    return several.weights().stream()
        .filter(weight -> naming(at).of(weight.of()).persons().contains(person))
        .mapToInt(Several.Weight::weight)
        .findFirst()
        .orElse(1);
  }

  private boolean hasVeto(Several several, String person, Step at) {
    return naming(at).of(several.veto()).persons().contains(person);
  }

  private Assignment given(Node.Task node, Assignment named, Step at) {
    List<String> persons = named.persons();
    return switch (node.giving()) {
      case EVERYONE, POOL -> named;
      case ROUND_ROBIN -> {
        var last = move.surroundings().lastGiven(move.flowKey(at.lane()), node.key(), persons);
        yield named.only(
            first(persons, (one, other) -> earlier(last.get(one), last.get(other))),
            Reason.of("flow.assignee.round-robin"));
      }
      case LEAST_LOADED -> {
        var open = move.surroundings().openTasks(persons);
        yield named.only(
            first(
                persons, (one, other) -> open.getOrDefault(one, 0L) < open.getOrDefault(other, 0L)),
            Reason.of("flow.assignee.least-loaded"));
      }
    };
  }

  /** Whether the first comes before the second. */
  @FunctionalInterface
  private interface Before {
    boolean test(String one, String other);
  }

  private static String first(List<String> persons, Before before) {
    String first = persons.getFirst();
    for (String each : persons) {
      if (before.test(each, first)) {
        first = each;
      }
    }
    return first;
  }

  private static boolean earlier(@Nullable Instant one, @Nullable Instant other) {
    return other != null && (one == null || one.isBefore(other));
  }

  /**
   * The holders with those who stand in now in place of whom they stand in for. A chain is followed
   * to its end; where it turns in a ring, or leads to somebody excluded, nobody stands in.
   *
   * @return whom each holder stands in for; himself where for nobody
   */
  Map<String, String> holders(List<String> persons, Set<String> excluded, Step at) {
    Map<String, String> standIns = standIns(at);
    var holders = new LinkedHashMap<String, String>();
    for (String person : persons) {
      String holder = standIn(person, standIns).filter(to -> !excluded.contains(to)).orElse(person);
      holders.putIfAbsent(holder, person);
    }
    return holders;
  }

  private Optional<String> standIn(String person, Map<String, String> standIns) {
    var passed = new LinkedHashSet<String>();
    String at = person;
    while (standIns.containsKey(at) && passed.add(at)) {
      at = standIns.get(at);
    }
    boolean ring = passed.contains(at);
    boolean there = move.context().organisation().person(at).filter(Person::active).isPresent();
    return ring || !there || at.equals(person) ? Optional.empty() : Optional.of(at);
  }

  private Map<String, String> standIns(Step at) {
    return move.surroundings().standIns(move.flowKey(at.lane()));
  }

  private void note(Step at, Assignment named) {
    named.why().forEach(reason -> move.note(at.node(), reason));
  }
}
