package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.core.env.Environment;

/** Nodes on the store of a test, one after the other; none outlives it. */
final class NodesUnderFire implements AutoCloseable {

  private final Environment environment;
  private final Duration patience;
  private final List<NodeUnderFire> nodes = new ArrayList<>();

  /**
   * @param patience how long each thing is waited for
   */
  NodesUnderFire(Environment environment, Duration patience) {
    this.environment = environment;
    this.patience = patience;
  }

  NodeUnderFire start() {
    var properties = new LinkedHashMap<String, String>();
    for (String name : List.of("formwork.mongodb-uri", "formwork.portable-core")) {
      String value = environment.getProperty(name);
      if (value != null) {
        properties.put(name, value);
      }
    }
    properties.put("server.port", "0");
    properties.put("formwork.packs", "");
    properties.put("formwork.demo", "true");
    properties.put("formwork.timers.lease", "2s");
    var node = NodeUnderFire.start(properties);
    nodes.add(node);
    return node;
  }

  /** Waits until it is so, while the node lives. */
  void until(BooleanSupplier wanted, NodeUnderFire node) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!wanted.getAsBoolean()) {
      assertThat(node.isAlive()).as("the node lives").isTrue();
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    nodes.forEach(NodeUnderFire::kill);
  }
}
