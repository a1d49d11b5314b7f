package dev.formwork.packs;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.DEALERSHIP;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.World;
import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.ContentDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.ReleaseDocument;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

class InstallingAPackTest {

  @TempDir private Path folder;
  private final World world = new World();
  private final PackReader reader = new PackReader(world.types);
  private final Packs packs = packs(world);

  private static Packs packs(World world) {
    return new Packs(world.apps, world.releases, world.types, world.secondPerson);
  }

  @Test
  void plansWithoutChangingAnything() {
    world.published(ORDER, "{key: kept, title: Kept}", "{key: old, title: Old}");

    PackPlan plan =
        packs.plan(
            ADMIN,
            pack("notes/kept.yaml", "{key: kept, title: New}", "notes/new.yaml", "{key: new}"));

    assertThat(plan.changes())
        .filteredOn(change -> change.name().kind().equals("note"))
        .extracting(change -> change.kind() + " " + change.name().key())
        .containsExactly("CHANGED kept", "ADDED new", "REMOVED old");
    assertThat(plan.changedHere()).isTrue();
    assertThat(plan.problems().hasErrors()).isTrue();
    assertThat(world.releases.currentNumber(ORDER)).isEqualTo(1);
  }

  @Test
  void makesARelease() {
    Release release = packs.install(ADMIN, pack("notes/a.yaml", "{key: a, title: A}"), false);

    assertThat(release.number()).isEqualTo(1);
    assertThat(release.origin()).isEqualTo(Release.Origin.PACK);
    assertThat(world.apps.installed()).hasSize(1);
    assertThat(world.releases.isChangedHere(ORDER)).isFalse();
  }

  @Test
  void changesNothingTheSecondTime() {
    Pack pack = pack("notes/a.yaml", "{key: a, title: A}");
    packs.install(ADMIN, pack, false);

    Release again = packs.install(ADMIN, pack, false);

    assertThat(again.number()).isEqualTo(1);
  }

  @Test
  void asksBeforeItUndoesLocalChanges() {
    packs.install(ADMIN, pack("notes/a.yaml", "{key: a, title: A}"), false);
    world.save(ORDER, "{key: a, title: Ours}");
    world.drafts.publish(ADMIN, ORDER, "ours");
    Pack next = pack("notes/a.yaml", "{key: a, title: Theirs}");

    assertCode("packs.changed-here", () -> packs.install(ADMIN, next, false));

    assertThat(packs.install(ADMIN, next, true).number()).isEqualTo(3);
  }

  @Test
  void refusesAPackWithErrorsOrWithoutItsDependencies() {
    assertCode(
        "definitions.schema.required",
        () -> packs.install(ADMIN, pack("notes/a.yaml", "{key: a}"), false));
    Pack dependent =
        reader.zip(
            ZipFiles.of(
                Map.of("pack.yaml", ZipFiles.MANIFEST + "dependencies: {dealership: '*'}\n")));
    assertCode("definitions.dependency.missing", () -> packs.install(ADMIN, dependent, false));
    assertThat(world.store.apps()).isEmpty();
  }

  @Test
  void needsAnAdministrator() {
    Pack pack = pack();

    assertCode("packs.not-allowed", () -> packs.plan(CONSULTANT, pack));
    assertCode("packs.not-allowed", () -> packs.install(CONSULTANT, pack, false));
    assertCode("packs.not-allowed", () -> packs.export(CONSULTANT, ORDER));
  }

  @Test
  void doesNotPublishAloneWhatNeedsASecondPerson() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.drafts.save(
        ADMIN,
        ORDER,
        DefinitionName.manifestOf(ORDER),
        "key: order\ntitle: order\nversion: 0.1.0\nsecondPerson: true\n",
        0);
    world.drafts.publish(ADMIN, ORDER, "two from now on");

    Pack pack = pack("notes/a.yaml", "{key: a, title: A}");

    assertCode("definitions.publish.needs-agreement", () -> packs.install(ADMIN, pack, true));
    assertThat(world.releases.currentNumber(ORDER)).isEqualTo(2);
  }

  @Test
  void givesBackTheSameBytesForTheSameContent() {
    Pack pack =
        reader.zip(
            ZipFiles.pack()
                .with("samples/people.yaml", "people: []\n")
                .with("notes/b.yaml", "key: b # kept\ntitle: B\n")
                .with("notes/a.yaml", "{key: a, title: A}\n")
                .bytes());
    packs.install(ADMIN, pack, false);

    byte[] first = packs.export(ADMIN, ORDER);
    byte[] second = packs.export(ADMIN, ORDER);

    assertThat(second).isEqualTo(first);
    assertThat(reader.zip(first)).isEqualTo(pack);
  }

  /** A store that fails before its n-th write. */
  private static final class FailingStore extends DefinitionStore {

    private int left;

    FailingStore(MongoOperations mongo, int writes) {
      super(mongo);
      this.left = writes;
    }

    private void step() {
      if (left-- == 0) {
        throw new IllegalStateException("The process ended here.");
      }
    }

    @Override
    public boolean addApp(AppDocument app) {
      step();
      return super.addApp(app);
    }

    @Override
    public void addContents(Collection<ContentDocument> contents) {
      step();
      super.addContents(contents.stream().limit(1).toList());
      step();
      super.addContents(contents);
    }

    @Override
    public boolean addRelease(ReleaseDocument release) {
      step();
      return super.addRelease(release);
    }

    @Override
    public boolean flip(String app, int expected, int number, @Nullable String packHash) {
      step();
      return super.flip(app, expected, number, packHash);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void changesNothingWhereverItIsCutOff(int writes) {
    packs.install(ADMIN, pack("notes/a.yaml", "{key: a, title: Old}"), false);
    Pack next = pack("notes/a.yaml", "{key: a, title: New}", "notes/b.yaml", "{key: b, title: B}");
    var failing = world.with(mongo -> new FailingStore(mongo, writes));

    assertThatThrownBy(() -> packs(failing).install(ADMIN, next, false))
        .isInstanceOf(IllegalStateException.class);

    var restarted = world.otherNode();
    assertThat(restarted.apps.current(ORDER).number()).isEqualTo(1);
    assertThat(restarted.apps.source(ORDER, 1).find(note("b"))).isEmpty();
    packs(restarted).install(ADMIN, next, false);
    assertThat(restarted.apps.source(ORDER, restarted.apps.current(ORDER).number()))
        .isEqualTo(next.source());
  }

  @Test
  void bringsPacksAtStartInTheOrderOfTheirDependencies() throws IOException {
    write(
        "aaa/pack.yaml",
        "key: order\ntitle: O\nversion: 1.0.0\ndependencies: {dealership: ^1.0}\n");
    write("aaa/notes/a.yaml", "{key: a, title: A, uses: [{note: dealership/customer}]}");
    write("zzz/pack.yaml", "key: dealership\ntitle: D\nversion: 1.0.0\n");
    write("zzz/notes/customer.yaml", "{key: customer, title: Customer}");
    write("broken/pack.yaml", "key: broken\n");
    Files.write(
        folder.resolve("zipped.zip"),
        ZipFiles.of(Map.of("pack.yaml", "key: crm\ntitle: C\nversion: 1.0.0\n")));
    var start = new PacksAtStart(reader, packs, "");

    start.bring(folder);
    start.bring(folder);

    assertThat(world.apps.installed())
        .extracting(app -> app.key() + " " + app.release())
        .containsExactly("crm 1", "dealership 1", "order 1");
  }

  @Test
  void upgradesAtStartOnlyWhatNobodyChanged() throws IOException {
    write("order/pack.yaml", ZipFiles.MANIFEST);
    write("dealership/pack.yaml", "key: dealership\ntitle: D\nversion: 1.0.0\n");
    var start = new PacksAtStart(reader, packs, "");
    start.bring(folder);
    world.save(ORDER, "{key: ours, title: Ours}");
    write("order/notes/a.yaml", "{key: a, title: A}");
    write("dealership/notes/a.yaml", "{key: a, title: A}");

    start.bring(folder);

    assertThat(world.apps.current(DEALERSHIP).number()).isEqualTo(2);
    assertThat(world.apps.current(ORDER).number()).isEqualTo(1);
  }

  @Test
  void refusesLinksInAFolder() throws IOException {
    write("order/pack.yaml", ZipFiles.MANIFEST);
    Files.createDirectory(folder.resolve("order/notes"));
    Files.createSymbolicLink(folder.resolve("order/notes/a.yaml"), Path.of("/etc/hostname"));

    assertCode("packs.file.link", () -> reader.folder(folder.resolve("order")));
  }

  @Test
  void refusesPacksThatDependOnEachOther() {
    Pack one =
        reader.zip(
            ZipFiles.of(
                Map.of("pack.yaml", "key: a\ntitle: A\nversion: 1.0.0\ndependencies: {b: '*'}")));
    Pack two =
        reader.zip(
            ZipFiles.of(
                Map.of("pack.yaml", "key: b\ntitle: B\nversion: 1.0.0\ndependencies: {a: '*'}")));

    assertCode("packs.dependency.circle", () -> PackOrder.of(List.of(one, two)));
    assertCode("packs.app.twice", () -> PackOrder.of(List.of(one, one)));
  }

  private Pack pack(String... files) {
    var zip = ZipFiles.pack();
    for (int i = 0; i < files.length; i += 2) {
      zip.with(files[i], files[i + 1]);
    }
    return reader.zip(zip.bytes());
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
