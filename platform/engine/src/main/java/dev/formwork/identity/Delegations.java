package dev.formwork.identity;

import dev.formwork.identity.internal.DelegationStore;
import dev.formwork.kernel.Fresh;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Who stands in for whom, and when. */
@Service
public class Delegations {

  private static final Duration MAX_AGE = Duration.ofSeconds(2);

  private final DelegationStore store;
  private final People people;
  private final IdSource ids;
  private final Fresh<List<Delegation>> known;

  Delegations(DelegationStore store, People people, IdSource ids) {
    this.store = store;
    this.people = people;
    this.ids = ids;
    this.known = new Fresh<>(MAX_AGE, store::all);
  }

  /** Those by which the actor lets others stand in, or stands in himself. */
  @NoPermission(because = "everybody may see who stands in for him and for whom he does")
  public List<Delegation> of(Actor actor) {
    return known.renewed().stream()
        .filter(each -> each.from().equals(actor.id()) || each.to().equals(actor.id()))
        .toList();
  }

  /**
   * Lets somebody stand in. The id of what comes in doesn't matter; what is kept has one.
   *
   * @throws Refusal.Invalid {@code identity.delegation.to-oneself}, {@code
   *     identity.delegation.nobody}, {@code identity.delegation.period}, {@code
   *     identity.delegation.ring} where it would come back to who begins it
   */
  @Permission("the person whose tasks they are, or platform administrator")
  public Delegation begin(Actor actor, Delegation wanted) {
    requireOwn(actor, wanted);
    boolean there = people.organisation().person(wanted.to()).filter(Person::active).isPresent();
    refuseIf(wanted.from().equals(wanted.to()), "identity.delegation.to-oneself", "to");
    refuseIf(!there, "identity.delegation.nobody", "to");
    refuseIf(
        wanted.until() != null && !wanted.until().isAfter(wanted.since()),
        "identity.delegation.period",
        "until");
    refuseIf(closesRing(wanted), "identity.delegation.ring", "to");
    var begun =
        new Delegation(
            ids.next(),
            wanted.from(),
            wanted.to(),
            wanted.since(),
            wanted.until(),
            wanted.app(),
            wanted.flow(),
            wanted.form());
    store.add(begun);
    known.renewed();
    return begun;
  }

  /** Takes it back; tasks that were given already stay where they are. */
  @Permission("the person whose tasks they are, or platform administrator")
  public void end(Actor actor, String id) {
    Delegation ended =
        known.renewed().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("identity.delegation.not-found"));
    requireOwn(actor, ended);
    store.remove(id);
    known.renewed();
  }

  /**
   * Who lets whom stand in for tasks of this flow about records of this form: person by person, the
   * latest word counts.
   */
  @NoPermission(because = "flows ask it; it tells nothing of records")
  public Map<String, String> standIns(QualifiedKey flow, QualifiedKey form, Instant at) {
    var standIns = new HashMap<String, String>();
    known.get().stream()
        .filter(each -> each.covers(flow, form, at))
        .sorted(Comparator.comparing(Delegation::since).thenComparing(Delegation::id))
        .forEach(each -> standIns.put(each.from(), each.to()));
    return standIns;
  }

  /** Whether those who stand in for the one who is to stand in lead back to who begins it. */
  private boolean closesRing(Delegation wanted) {
    List<Delegation> all = known.renewed();
    var reached = new HashSet<String>();
    var ahead = new ArrayDeque<>(List.of(wanted.to()));
    while (!ahead.isEmpty()) {
      String at = ahead.poll();
      if (at.equals(wanted.from())) {
        return true;
      }
      if (reached.add(at)) {
        all.stream()
            .filter(each -> each.from().equals(at) && each.meets(wanted))
            .forEach(each -> ahead.add(each.to()));
      }
    }
    return false;
  }

  private static void requireOwn(Actor actor, Delegation delegation) {
    if (!actor.isAdmin() && !actor.id().equals(delegation.from())) {
      throw new Refusal.Forbidden(Problem.error("identity.delegation.not-yours", ""));
    }
  }

  private static void refuseIf(boolean wrong, String code, String path) {
    if (wrong) {
      throw new Refusal.Invalid(Problem.error(code, path));
    }
  }
}
