package dev.formwork.flows;

import java.util.List;

/** What the holder of a task does with it short of deciding. */
public sealed interface TaskAction {

  /** It is given to somebody else. */
  record Transfer(String to, String words) implements TaskAction {}

  /** Others are asked to sign too. */
  record AddSigner(Place place, List<String> persons, String words) implements TaskAction {
    public AddSigner {
      persons = List.copyOf(persons);
    }
  }

  /** When added signers sign. */
  enum Place {
    /** They first; then it comes back. */
    BEFORE,
    /** They next, after who added them has agreed. */
    AFTER,
    /** At the same time; all must agree. */
    PARALLEL
  }

  /** It is put aside with a remark; decided it can be all the same. */
  record Hold(String words) implements TaskAction {}

  /** It is taken up again. */
  record Resume() implements TaskAction {}

  /** One of those it was offered to takes it. */
  record Claim() implements TaskAction {}

  /** He gives it back to the others. */
  record Unclaim() implements TaskAction {}

  /** Which permission of the node it needs. */
  default HolderAction kind() {
    return switch (this) {
      case Transfer _ -> HolderAction.TRANSFER;
      case AddSigner _ -> HolderAction.ADD_SIGNER;
      case Hold _, Resume _ -> HolderAction.HOLD;
      case Claim _ -> HolderAction.CLAIM;
      case Unclaim _ -> HolderAction.UNCLAIM;
    };
  }
}
