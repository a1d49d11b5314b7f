package dev.formwork.flows;

import dev.formwork.rules.EvaluationContext;

/** Whether a task may be agreed to without anybody being asked. */
final class AutoPasses {

  private AutoPasses() {}

  /**
   * Not where agreeing needs a field, words, a file, a signature or a tick, or a check stops it.
   */
  static boolean mayPass(Node.Task node, EvaluationContext record) {
    return !node.autoPass().isEmpty()
        && node.checklist().stream().allMatch(CheckItem::optional)
        && node.firstAgree()
            .filter(agree -> agree.opinionRule() != OpinionRule.REQUIRED)
            .filter(agree -> agree.needs().isEmpty())
            .filter(agree -> agree.stoppedBy(record).isEmpty())
            .isPresent()
        && node.fields().entrySet().stream()
            .filter(field -> field.getValue() == NodeRight.REQUIRED)
            .allMatch(field -> record.value(field.getKey()) != null);
  }
}
