package dev.formwork.timers.internal;

import com.mongodb.client.MongoDatabase;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.TimerProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** All that one node has to fire timers with, put together by hand. */
final class TimerNode {

  /** Short enough for a test to see a lease end. */
  static final TimerProperties QUICK =
      new TimerProperties(
          true,
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          4,
          5,
          Duration.ofSeconds(2));

  final TimerStore store;
  final Firing firing;
  final Workers workers;
  final TimerLoop loop;

  private TimerNode(TimerStore store, Firing firing, Workers workers, TimerLoop loop) {
    this.store = store;
    this.firing = firing;
    this.workers = workers;
    this.loop = loop;
  }

  /** Handles timers of the kind {@code test} with this. */
  static TimerNode on(
      MongoDatabase database,
      Clock clock,
      TimerProperties properties,
      Function<DueTimer, Optional<Instant>> handling) {
    var store = new TimerStore(database);
    var beans = new StaticListableBeanFactory(Map.of("handler", new Handler(handling)));
    var firing = new Firing(store, beans.getBeanProvider(TimerHandler.class), clock, properties);
    var workers = new Workers(firing, store, clock, properties);
    return new TimerNode(
        store, firing, workers, new TimerLoop(store, workers, firing, clock, properties));
  }

  private record Handler(Function<DueTimer, Optional<Instant>> handling) implements TimerHandler {
    @Override
    public String kind() {
      return "test";
    }

    @Override
    public Optional<Instant> fire(DueTimer timer) {
      return handling.apply(timer);
    }
  }
}
