package dev.formwork.bench.work;

import com.mongodb.client.model.Filters;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Jobs of the apps of {@link RuledPacks}, entered by a clerk. */
public final class Jobs {

  /** Of the rules of {@code ruled}, so many hold for such a job. */
  private static final int MARKS = 5;

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Engine engine;
  private final RecordService records;
  private final IdSource ids;
  private final Actor clerk;
  private final Actor boss;

  /** Writes the apps into a folder, and gives it. */
  public static Path packs(Path folder, int rules) {
    return RuledPacks.into(folder, rules);
  }

  public Jobs(Engine engine) {
    this.engine = engine;
    records = engine.get(RecordService.class);
    ids = engine.get(IdSource.class);
    clerk = actor("clerk");
    boss = actor("boss");
  }

  private Actor actor(String username) {
    return engine
        .get(People.class)
        .actor(username)
        .orElseThrow(() -> new IllegalStateException("Expected the sample person " + username));
  }

  public void withoutRules() {
    expectMarks(submit("quiet", false), null);
  }

  public void withRules() {
    expectMarks(submit("ruled", false), MARKS);
  }

  private static void expectMarks(RecordView job, @Nullable Object marks) {
    Object found = job.data().get("marks");
    if (marks == null ? found != null : !(found instanceof Number n && n.intValue() == MARKS)) {
      throw new IllegalStateException("Expected " + marks + " marks, but found " + found);
    }
  }

  /** From the write of a job until what its rule says lies in the message centre. */
  public void tell() {
    String id = submit("telling", true).id();
    Bson about = Filters.eq("record", id);
    until(() -> engine.database().getCollection("notices").countDocuments(about) == 1);
  }

  /** Enters so many jobs that a batch changes. */
  public void fill(int jobs) {
    for (int i = 0; i < jobs; i++) {
      submit("fanning", true);
    }
  }

  /** From the write of a batch until each of so many jobs has its mark. */
  public void fanOut(int mark, int jobs) {
    create(boss, "fanning", "batch", Map.of("mark", mark));
    Bson marked = Filters.eq("data.marks", mark);
    until(() -> engine.database().getCollection("r.fanning.job").countDocuments(marked) == jobs);
  }

  private RecordView submit(String app, boolean urgent) {
    var data = new HashMap<String, Object>();
    data.put("subject", "Workshop lamps");
    data.put("amount", 1_280.5);
    data.put("quantity", 40);
    data.put("urgent", urgent);
    return create(clerk, app, "job", data);
  }

  private RecordView create(Actor actor, String app, String form, Map<String, Object> data) {
    return records.handle(
        actor,
        new Command.Create(
            QualifiedKey.of(app, form),
            data,
            true,
            Command.Act.of(ids.next(), Command.Origin.API)));
  }

  private static void until(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited in vain");
      }
      Thread.onSpinWait();
    }
  }
}
