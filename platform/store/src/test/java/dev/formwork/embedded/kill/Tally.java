package dev.formwork.embedded.kill;

/** Counts of all rounds of a run. */
final class Tally {

  private int kills;
  private int whileIndexing;
  private int whileTidying;
  private long steps;
  private long stored;

  void add(Said said, int documents) {
    kills++;
    whileIndexing += said.wasIndexing() ? 1 : 0;
    whileTidying += said.wasTidying() ? 1 : 0;
    steps += said.steps();
    stored = documents;
  }

  /** Said only of rounds in which everything was as it had to be. */
  @Override
  public String toString() {
    return ("%,d kills (%,d while an index was made, %,d while the file was tidied) under %d"
            + " writers: %,d acknowledged steps, 0 lost, 0 half applied, 0 disagreements of"
            + " indexes; %,d documents at last")
        .formatted(kills, whileIndexing, whileTidying, KilledProcess.WRITERS, steps, stored);
  }
}
