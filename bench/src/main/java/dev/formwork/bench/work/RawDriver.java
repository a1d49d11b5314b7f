package dev.formwork.bench.work;

import com.mongodb.client.MongoDatabase;
import dev.formwork.bench.measure.Block;
import dev.formwork.kernel.IdSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The yardstick: writes the documents of a {@link Footprint} again and again with the plain driver,
 * one command a document, into a database of its own on the same server. The documents are made
 * before the clock runs.
 */
public final class RawDriver implements Block.Operation {

  private final Footprint footprint;
  private final MongoDatabase database;
  private final IdSource ids;
  private final Deque<Footprint> ready = new ArrayDeque<>();

  RawDriver(Footprint footprint, MongoDatabase database, IdSource ids) {
    this.footprint = footprint;
    this.database = database;
    this.ids = ids;
  }

  /** Repeats what a submit leaves behind. */
  public static RawDriver ofSubmit(Engine engine, Orders orders) {
    var trail = trail(engine);
    String id = orders.submit().id();
    trail.look(id);
    return of(engine, trail.of(id));
  }

  /** Repeats what a submit and two approvals leave behind. */
  public static RawDriver ofInstance(Engine engine, Orders orders) {
    var trail = trail(engine);
    var order = orders.submit();
    trail.look(order.id());
    order = orders.pass(order);
    trail.look(order.id());
    order = orders.agree(order);
    trail.look(order.id());
    return of(engine, trail.of(order.id()));
  }

  private static Footprint.Trail trail(Engine engine) {
    return new Footprint.Trail(engine.database(), collection());
  }

  /** Where records of the order form are. */
  static String collection() {
    return "r." + Orders.FORM.app() + "." + Orders.FORM.key();
  }

  private static RawDriver of(Engine engine, Footprint footprint) {
    return new RawDriver(footprint, engine.otherDatabase("raw-driver"), engine.get(IdSource.class));
  }

  public Footprint footprint() {
    return footprint;
  }

  @Override
  public void prepare(int operations) {
    for (int i = 0; i < operations; i++) {
      ready.add(footprint.of(ids.next()));
    }
  }

  @Override
  public void run() {
    ready.remove().writeTo(database);
  }
}
