package dev.formwork.records;

import dev.formwork.files.StoredFile;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import java.util.Optional;

/**
 * All that a picture of a record's flow needs: how it is defined, where it has been, where it
 * stands, and what is expected to follow.
 *
 * @param parts the flows that it runs as parts of itself, as far as they are there
 * @param files what came with decisions, by file id; what is gone is absent
 */
public record FlowPicture(
    Flow flow,
    Map<QualifiedKey, Flow> parts,
    Execution execution,
    Prediction next,
    Map<String, StoredFile> files) {

  public FlowPicture {
    parts = Map.copyOf(parts);
    files = Map.copyOf(files);
  }

  /** The flow whose node a visit is of; its own where the part is not there any more. */
  public Flow flowOf(Step step) {
    return execution
        .subFlowOf(step.lane())
        .flatMap(part -> Optional.ofNullable(parts.get(part)))
        .orElse(flow);
  }
}
