package dev.formwork.flows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How several people decide one task.
 *
 * @param ratio per cent of the weight that must agree; only for {@link Mode#RATIO}
 * @param weights whose word counts more than once; the first that fits counts
 * @param veto whose no, or return, decides alone
 * @param hearsAll whether it waits for everybody although the rest can't change anything
 */
public record Several(
    Mode mode,
    @Nullable Integer ratio,
    List<Weight> weights,
    List<Assignee> veto,
    boolean hearsAll) {

  /** One task for all of them; the first decides. */
  static final Several ANY = new Several(Mode.ANY, null, List.of(), List.of(), false);

  static final Several ALL = new Several(Mode.ALL, null, List.of(), List.of(), false);

  public Several {
    weights = List.copyOf(weights);
    veto = List.copyOf(veto);
  }

  /** Who of them must agree. */
  public enum Mode {
    /** One of them decides for all. */
    ANY,
    /** All must agree, at the same time. */
    ALL,
    /** So many per cent must agree. */
    RATIO,
    /** All must agree, one after another. */
    SEQUENCE,
    /** One who agrees is enough; a no needs all of them. */
    ONE_AGREES
  }

  /** How often the word of these counts. */
  public record Weight(List<Assignee> of, int weight) {
    public Weight {
      of = List.copyOf(of);
    }
  }
}
