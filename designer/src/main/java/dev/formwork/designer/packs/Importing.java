package dev.formwork.designer.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.Release;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Progress;
import dev.formwork.packs.Pack;
import dev.formwork.packs.PackPlan;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Packs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pack on its way in: read, planned, and then installed exactly as planned. */
final class Importing {

  private final PackReader reader;
  private final Packs packs;
  private final Apps apps;
  private volatile @Nullable Read read;

  private record Read(Pack pack, PackPlan plan, List<ChangeWords> changes) {}

  Importing(PackReader reader, Packs packs, Apps apps) {
    this.reader = reader;
    this.packs = packs;
    this.apps = apps;
  }

  /** Reads a zip and plans it; refuses one that is no pack, with all that is wrong in its files. */
  void read(Actor actor, byte[] zip, Progress progress) {
    Pack pack = reader.zip(zip);
    PackPlan plan = packs.plan(actor, pack, progress);
    AppSource live =
        plan.release() == 0 ? AppSource.empty(plan.app()) : apps.source(plan.app(), plan.release());
    read = new Read(pack, plan, ChangeWords.of(plan.changes(), live, pack.source()));
  }

  LocalizedText title() {
    return pack().pack.manifest().title();
  }

  PackPlan plan() {
    return pack().plan;
  }

  List<ChangeWords> changes() {
    return pack().changes;
  }

  /** Installs it, over local changes only where the plan said that there are some. */
  Release install(Actor actor, Insistence insistence, Progress progress) {
    return packs.install(actor, pack().pack, plan().changedHere(), insistence, progress);
  }

  private Read pack() {
    return Objects.requireNonNull(read, "Expected a pack to have been read.");
  }
}
