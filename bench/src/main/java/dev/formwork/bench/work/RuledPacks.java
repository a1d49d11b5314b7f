package dev.formwork.bench.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Apps with the same form of jobs, and with rules: {@code quiet} has none, {@code ruled} has many
 * that look at each new job, {@code telling} one that tells somebody, {@code fanning} one that acts
 * on many jobs at once.
 */
final class RuledPacks {

  /** Of the rules that look at a job, so many act on it. */
  private static final int ACTING = 5;

  private RuledPacks() {}

  static Path into(Path folder, int rules) {
    for (String app : new String[] {"quiet", "ruled", "telling", "fanning"}) {
      write(folder, app + "/pack.yaml", PACK.replace("{app}", app));
      write(folder, app + "/forms/job.yaml", JOB);
      write(folder, app + "/roles/clerk.yaml", ROLE);
    }
    write(folder, "quiet/samples/people.yaml", PEOPLE);
    for (int i = 0; i < rules; i++) {
      boolean acts = i < ACTING;
      write(
          folder,
          "ruled/rules/rule-" + i + ".yaml",
          (acts ? HOLDS : FAILS).replace("{number}", String.valueOf(i)));
    }
    write(folder, "telling/rules/tell.yaml", TELL);
    write(folder, "fanning/forms/batch.yaml", BATCH);
    write(folder, "fanning/rules/fan-out.yaml", FAN_OUT);
    return folder;
  }

  private static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String PACK =
      """
      key: {app}
      title: {en: "Jobs, {app}"}
      version: 0.1.0
      platform: ">=0.1.0"
      licence: Apache-2.0
      """;

  private static final String PEOPLE =
      """
      departments:
        - {key: office, title: {en: Office}, store: true}
      people:
        - {username: boss, name: Chen Siyuan, email: boss@example.com, admin: true, posts: [{department: office, roles: []}]}
        - {username: clerk, name: Li Na, email: clerk@example.com, posts: [{department: office, roles: [clerk]}]}
      """;

  private static final String ROLE =
      """
      key: clerk
      title: {en: Clerk}
      grants:
        - {form: job, actions: [create, read, edit], scope: all}
      """;

  private static final String JOB =
      """
      key: job
      title: {en: Job}
      sections:
        - key: main
          title: {en: Job}
          fields:
            - {key: subject, type: text, title: {en: Subject}, required: true}
            - {key: amount, type: money, title: {en: Amount}, min: 0}
            - {key: quantity, type: integer, title: {en: Quantity}}
            - {key: urgent, type: switch, title: {en: Urgent}}
            - {key: note, type: long-text, title: {en: Note}}
            - {key: marks, type: integer, title: {en: Marks}, sortable: true}
      """;

  private static final String FAILS =
      """
      key: rule-{number}
      title: {en: Rule {number}}
      form: job
      trigger: {kind: created}
      when:
        all:
          - {field: amount, op: gt, value: 1000000}
          - {field: quantity, op: gt, value: {number}}
      actions: [{kind: set, fields: {note: Large}}]
      """;

  private static final String HOLDS =
      """
      key: rule-{number}
      title: {en: Rule {number}}
      form: job
      beforeSave: true
      trigger: {kind: created}
      when:
        all:
          - {field: amount, op: gt, value: 1000}
          - {field: quantity, op: gt, value: {number}}
      actions: [{kind: set, fields: {marks: {formula: "(marks || 0) + 1"}}}]
      """;

  private static final String TELL =
      """
      key: tell
      title: {en: Tell}
      form: job
      trigger: {kind: created}
      when: {field: urgent, op: eq, value: true}
      actions:
        - {kind: message, to: [{person: boss}], text: {en: An urgent job came in}}
      """;

  private static final String BATCH =
      """
      key: batch
      title: {en: Batch}
      sections:
        - {key: main, title: {en: Batch}, fields: [{key: mark, type: integer, title: {en: Mark}}]}
      """;

  private static final String FAN_OUT =
      """
      key: fan-out
      title: {en: Fan out}
      form: batch
      trigger: {kind: created}
      actions:
        - kind: update
          records: {form: job, where: {field: urgent, op: eq, value: true}}
          set: {marks: $field.mark}
      """;
}
