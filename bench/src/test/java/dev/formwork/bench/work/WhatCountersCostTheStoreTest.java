package dev.formwork.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What it costs to keep the counters of a dashboard, and to read them. */
class WhatCountersCostTheStoreTest {

  private static final String ORDERS = "r.order.vehicle-order";
  private static final int ENOUGH_TO_COUNT = 1_500;

  private static Engine engine;
  private static Figures figures;
  private static Orders orders;
  private static Commands commands;

  @BeforeAll
  static void start() {
    engine = Engine.start("memory", Path.of("../apps"), Commands.class);
    figures = new Figures(engine);
    orders = new Orders(engine);
    commands = engine.get(Commands.class);
    figures.fill(ENOUGH_TO_COUNT);
    figures.dashboard();
    assertThat(figures.buildCounters()).isTrue();
    figures.dashboard();
    assertThat(figures.buildCounters()).isTrue();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /** One of the eight shows drafts too, and asks an index for those of the reader. */
  @Test
  void readsEightReportsWithoutARecordButTheReadersDrafts() {
    var traffic = commands.of(figures::dashboard);

    assertThat(traffic.lines()).filteredOn(("aggregate " + ORDERS)::equals).hasSize(1);
    assertThat(traffic.lines()).filteredOn("find counter-cells"::equals).hasSize(8);
    assertThat(traffic.lines()).filteredOn("find counter-log"::equals).hasSize(8);
  }

  @Test
  void tellsAllCountersWithOneInsert() {
    List<String> lines = commands.of(orders::submit).lines();

    assertThat(lines).filteredOn(line -> line.contains("counter")).hasSize(1);
    assertThat(lines).contains("insert counter-log");
  }
}
