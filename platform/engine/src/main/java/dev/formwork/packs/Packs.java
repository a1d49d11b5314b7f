package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Differences;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.InstalledPack;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Publication;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.Releases;
import dev.formwork.definitions.SecondPerson;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.histories.Histories;
import java.util.ArrayList;
import org.springframework.stereotype.Service;

/** Brings apps in and out. */
@Service
@Permission("platform administrator")
public class Packs {

  private final Apps apps;
  private final Releases releases;
  private final DefinitionTypes types;
  private final SecondPerson secondPerson;

  Packs(Apps apps, Releases releases, DefinitionTypes types, SecondPerson secondPerson) {
    this.apps = apps;
    this.releases = releases;
    this.types = types;
    this.secondPerson = secondPerson;
  }

  /** What installing would do; changes nothing. */
  public PackPlan plan(Actor actor, Pack pack) {
    return plan(actor, pack, new Progress());
  }

  /** The same while somebody looks on, who may call it off. */
  public PackPlan plan(Actor actor, Pack pack, Progress progress) {
    require(actor);
    int current = releases.currentNumber(pack.app());
    LocatedProblems problems = releases.check(pack.source()).problems().and(problemsBeside(pack));
    return new PackPlan(
        pack.app(),
        pack.manifest().version(),
        current,
        current > 0 && releases.isChangedHere(pack.app()),
        Differences.between(source(pack.app(), current), pack.source()),
        problems,
        problems.hasErrors() || isLive(pack, current)
            ? Rehearsed.NOTHING
            : releases.rehearse(pack.source(), progress));
  }

  private boolean isLive(Pack pack, int current) {
    return current > 0 && source(pack.app(), current).equals(pack.source());
  }

  /** Makes a pack the live release of its app, if all its scenarios hold. */
  public Release install(Actor actor, Pack pack, boolean overLocalChanges) {
    return install(actor, pack, overLocalChanges, Insistence.ON_ALL);
  }

  /**
   * Makes a pack the live release of its app, all or nothing. A pack that is live already changes
   * nothing.
   *
   * @param overLocalChanges whether what was changed here since the last pack may go; else it
   *     refuses with {@code packs.changed-here}
   */
  public Release install(Actor actor, Pack pack, boolean overLocalChanges, Insistence insistence) {
    return install(actor, pack, overLocalChanges, insistence, new Progress());
  }

  /** The same while somebody looks on, who may call it off before anything is written. */
  public Release install(
      Actor actor, Pack pack, boolean overLocalChanges, Insistence insistence, Progress progress) {
    require(actor);
    int current = releases.currentNumber(pack.app());
    if (isLive(pack, current)) {
      return releases.history(pack.app()).getFirst();
    }
    if (current > 0 && !overLocalChanges && releases.isChangedHere(pack.app())) {
      throw new Refusal.Conflict(
          Problem.error("packs.changed-here", "").with("app", pack.app().value()));
    }
    secondPerson.refuse(pack.app());
    return publish(pack, current, actor.id(), insistence, progress);
  }

  /** An app as a zip; the same bytes for the same content. */
  public byte[] export(Actor actor, DefinitionKey app) {
    require(actor);
    return PackZip.write(apps.source(app, apps.current(app).number()), types);
  }

  /**
   * What starting with a pack means; asks no permission and no second person, because nobody asks:
   * who runs the machine has put it there. Its scenarios are not played: a start must not take
   * longer for them, nor fail.
   */
  Outcome bring(Pack pack) {
    int current = releases.currentNumber(pack.app());
    if (current == 0) {
      publish(pack, current, "system", Insistence.ON_NONE, new Progress());
      return Outcome.INSTALLED;
    }
    boolean same =
        releases
            .installedPack(pack.app())
            .map(InstalledPack::hash)
            .filter(pack.hash()::equals)
            .isPresent();
    if (same) {
      return Outcome.UP_TO_DATE;
    }
    if (releases.isChangedHere(pack.app())) {
      return Outcome.CHANGED_HERE;
    }
    publish(pack, current, "system", Insistence.ON_NONE, new Progress());
    return Outcome.UPGRADED;
  }

  /** What became of a pack at start. */
  enum Outcome {
    INSTALLED,
    UPGRADED,
    UP_TO_DATE,
    CHANGED_HERE
  }

  private Release publish(
      Pack pack, int current, String by, Insistence insistence, Progress progress) {
    problemsBeside(pack).orThrow();
    String note = "Pack %s %s".formatted(pack.app(), pack.manifest().version());
    return releases.publish(
        new Publication(
            pack.source(), current, by, note, Release.Origin.PACK, pack.hash(), insistence),
        progress);
  }

  /** Of what a pack brings besides definitions. */
  private LocatedProblems problemsBeside(Pack pack) {
    var files = pack.source().files();
    var problems = new ArrayList<LocatedProblem>();
    String people = files.get(SamplePeople.FILE);
    if (people != null) {
      problems.addAll(SamplePeople.problems(people));
    }
    String tour = files.get(SampleTour.FILE);
    if (tour != null) {
      problems.addAll(SampleTour.problems(tour));
    }
    problems.addAll(Histories.problems(pack.source()));
    problems.addAll(Policy.problems(pack.source(), types));
    return new LocatedProblems(problems);
  }

  private AppSource source(DefinitionKey app, int number) {
    return number == 0 ? AppSource.empty(app) : apps.source(app, number);
  }

  /** Refuses whoever may do none of this, before anything of his is read. */
  public void requireAllowed(Actor actor) {
    require(actor);
  }

  private static void require(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("packs.not-allowed", ""));
    }
  }
}
