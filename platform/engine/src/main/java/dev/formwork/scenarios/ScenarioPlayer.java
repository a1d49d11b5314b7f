package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.packs.PackReader;
import dev.formwork.scenarios.internal.World;
import dev.formwork.scripting.Scripts;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Plays scenarios one by one on a platform of their own, which ends with it. Opening one costs a
 * second or two, a scenario then some milliseconds. For one thread.
 */
public final class ScenarioPlayer implements AutoCloseable {

  private final World world;

  private ScenarioPlayer(World world) {
    this.world = world;
  }

  /**
   * One for these apps.
   *
   * @param scripts of the node: they hold no data
   * @param apps without errors, in any order, with all that they build on
   */
  public static ScenarioPlayer open(Scripts scripts, ZoneId zone, Collection<AppSource> apps) {
    return open(scripts, zone, _ -> apps);
  }

  /** The same with apps that are read by it, as from folders. */
  public static ScenarioPlayer open(
      Scripts scripts, ZoneId zone, Function<PackReader, Collection<AppSource>> apps) {
    return new ScenarioPlayer(
        World.open(
            scripts, zone, List.of(Scenario.TYPE), reader -> Cast.ordered(apps.apply(reader))));
  }

  /** The apps that were opened with it, by key. */
  public List<DefinitionKey> apps() {
    return world.names();
  }

  /** The scenarios of an app, by key. */
  public List<Scenario> scenarios(DefinitionKey app) {
    return world.scenarios(app).toList();
  }

  /** What comes of one, from how things are just after the apps were installed. */
  public Played play(DefinitionKey app, Scenario scenario) {
    return world.play(app, scenario);
  }

  /**
   * Plays with other texts of an app from now on, in place of those that were installed; refuses
   * those with errors, and plays with what was installed then.
   */
  public void change(AppSource app) {
    world.change(app);
  }

  /** Plays with what was installed again. */
  public void undo() {
    world.undo();
  }

  /** Where a definition stands in its pack, as in {@code flows/order-approval.yaml}. */
  public String file(DefinitionName name) {
    return world.file(name);
  }

  @Override
  public void close() {
    world.close();
  }
}
