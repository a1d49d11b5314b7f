package dev.formwork.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Packs with as many forms and flows as one asks for: a form of ten fields, a flow of two tasks.
 */
final class ManyDefinitions {

  private static final int PACKS = 10;

  private ManyDefinitions() {}

  /**
   * Writes them.
   *
   * @param definitions a multiple of 20: half forms, half flows, in ten packs
   */
  static Path into(Path folder, int definitions) {
    int formsOfOne = definitions / 2 / PACKS;
    for (int pack = 0; pack < PACKS; pack++) {
      Path app = folder.resolve("bulk-" + pack);
      write(app.resolve("pack.yaml"), numbered(PACK, pack));
      for (int i = 0; i < formsOfOne; i++) {
        write(app.resolve("forms/request-" + i + ".yaml"), numbered(FORM, i));
        write(app.resolve("flows/approval-" + i + ".yaml"), numbered(FLOW, i));
      }
    }
    return folder;
  }

  private static String numbered(String template, int number) {
    return template.replace("{number}", String.valueOf(number));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String PACK =
      """
      key: bulk-{number}
      title: {en: Bulk {number}}
      version: 0.1.0
      platform: ">=0.1.0"
      licence: Apache-2.0
      """;

  private static final String FORM =
      """
      key: request-{number}
      title: {en: Request {number}}
      number: requestNumber
      summary: [subject]
      list:
        columns: [requestNumber, subject, total, state]
        sort: [{field: createdAt, direction: desc}]
      flow: approval-{number}
      sections:
        - key: main
          title: {en: Request}
          fields:
            - {key: requestNumber, type: serial, title: {en: No.}, pattern: "REQ-{yyyy}-{0000}"}
            - {key: subject, type: text, title: {en: Subject}, required: true, searchable: true}
            - {key: reason, type: long-text, title: {en: Reason}}
            - {key: wanted, type: date, title: {en: Wanted}, sortable: true}
            - {key: urgent, type: switch, title: {en: Urgent}}
            - {key: quantity, type: integer, title: {en: Quantity}, min: 1, max: 100, default: 1}
            - {key: price, type: money, title: {en: Price}, min: 0}
            - {key: total, type: formula, title: {en: Total}, result: money, formula: "(quantity || 0) * (price || 0)"}
            - {key: buyer, type: user, title: {en: Buyer}, default: $user}
            - key: justification
              type: text
              title: {en: Why urgent}
              visibleWhen: {field: urgent, op: eq, value: true}
              requiredWhen: {field: urgent, op: eq, value: true}
      """;

  private static final String FLOW =
      """
      key: approval-{number}
      title: {en: Approval {number}}
      form: request-{number}
      nodes:
        - {key: start, kind: start, next: review}
        - key: review
          kind: task
          mode: approve
          title: {en: Review}
          assignees: [{departmentHead: initiator}]
          outcomes:
            - {key: agree, kind: agree, title: {en: Agree}, next: big}
            - {key: return, kind: return, title: {en: Return}, opinion: required, to: initiator, resubmit: restart}
        - key: big
          kind: decide
          branches: [{when: {field: total, op: gte, value: 10000}, next: second-review}]
          otherwise: done
        - key: second-review
          kind: task
          mode: approve
          title: {en: Second review}
          assignees: [{departmentHead: initiator, levelsUp: 1}]
          outcomes:
            - {key: agree, kind: agree, title: {en: Agree}, next: done}
            - {key: return, kind: return, title: {en: Return}, opinion: required, to: initiator, resubmit: restart}
        - {key: done, kind: end, state: completed}
      """;
}
